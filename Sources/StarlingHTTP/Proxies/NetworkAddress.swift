public import NIOCore

/// Where a side of a connection is: `192.0.2.1:52100`, `[2001:db8::1]:443`.
public struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address; a path for a Unix-domain socket. That of IPv6 has no brackets.
    public var host: String
    /// The port; nil where there is none, or nobody said.
    public var port: Int?

    /// Names a place.
    public init(host: String, port: Int? = nil) {
        self.host = host
        self.port = port
    }

    /// The address of a socket.
    public init(_ address: SocketAddress) {
        self.init(host: address.ipAddress ?? address.pathname ?? "", port: address.port)
    }

    /// The address as it stands in URLs.
    public var description: String {
        let host = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return port.map { "\(host):\($0)" } ?? host
    }
}
