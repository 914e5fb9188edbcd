/// Where a server listens.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        case tcp(host: String, port: Int)
        case unixSocket(path: String)
    }

    package let kind: Kind

    /// A TCP port. Port 0 takes any that is free.
    public static func tcp(host: String = "127.0.0.1", port: Int = 8000) -> ServerAddress {
        ServerAddress(kind: .tcp(host: host, port: port))
    }

    /// A Unix-domain socket. The file is removed when the server ends; one that a dead server left behind is replaced.
    public static func unixSocket(path: String) -> ServerAddress { ServerAddress(kind: .unixSocket(path: path)) }

    /// `127.0.0.1:8000`, or the path of the socket.
    public var description: String {
        switch kind {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unixSocket(let path): path
        }
    }
}

extension ServerAddress {
    /// The same with another host or port; a Unix-domain socket becomes TCP when either is given.
    package func with(host: String?, port: Int?) -> ServerAddress {
        switch kind {
        case .tcp(let oldHost, let oldPort): .tcp(host: host ?? oldHost, port: port ?? oldPort)
        case .unixSocket:
            host == nil && port == nil ? self : .tcp(host: host ?? "127.0.0.1", port: port ?? 8000)
        }
    }

    /// The URL to call.
    package var url: String {
        switch kind {
        case .tcp: "http://\(self)"
        case .unixSocket(let path): "unix:\(path)"
        }
    }

    /// The port; nil for a Unix-domain socket.
    package var port: Int? {
        if case .tcp(_, let port) = kind { port } else { nil }
    }
}
