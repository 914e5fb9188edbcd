public import NIOCore

/// What is known of the connection that a request came over. One value serves all requests of a connection.
public final class ConnectionInfo: Sendable {
    /// The address of the other side; nil for a Unix-domain socket without a name and for requests that no socket brought.
    public let peer: SocketAddress?
    /// Our own address.
    public let local: SocketAddress?
    /// What TLS agreed on; nil for a connection in clear.
    public let tls: TLS?
    /// Where `blocking: true` handlers run.
    public let blocking: any BlockingExecutor

    /// What TLS agreed on.
    public struct TLS: Sendable, Hashable {
        /// The protocol version, such as `TLSv1.3`.
        public var version: String
        /// The host name that the client asked for (SNI).
        public var serverName: String?
        /// The application protocol (ALPN), such as `h2`.
        public var applicationProtocol: String?

        /// Makes a description.
        public init(version: String, serverName: String? = nil, applicationProtocol: String? = nil) {
            self.version = version
            self.serverName = serverName
            self.applicationProtocol = applicationProtocol
        }
    }

    /// Describes a connection.
    public init(
        peer: SocketAddress? = nil, local: SocketAddress? = nil, tls: TLS? = nil,
        blocking: any BlockingExecutor = ConcurrentExecutor()
    ) {
        self.peer = peer
        self.local = local
        self.tls = tls
        self.blocking = blocking
    }

    /// A connection of which nothing is known: requests made by hand have it.
    public static let none = ConnectionInfo()
}
