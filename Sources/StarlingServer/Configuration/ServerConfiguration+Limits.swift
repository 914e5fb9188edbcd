extension ServerConfiguration {
    /// What is refused for its size, or for its number.
    public struct Limits: Sendable {
        /// The request line; longer is answered 414. Default: 8 KiB.
        public var requestLine: Int
        /// All header fields together; more is answered 431. Default: 32 KiB.
        public var headerBytes: Int
        /// The number of header fields; more is answered 431. Default: 100.
        public var headerCount: Int
        /// How much of a body that nobody read is thrown away to keep the connection; when more is left it is closed. Default: 64 KiB.
        public var unreadBody: Int
        /// How many bytes of a body, or of requests sent ahead, wait in memory before the client is held back. Default: 64 KiB.
        public var readAhead: Int
        /// How many connections are open at once; further ones wait, unaccepted, until one ends. Default: 16,384.
        ///
        /// The system keeps as many of them waiting as ``ServerConfiguration/backlog`` says. Once there are so many open, some of
        /// those that have been idle longest are closed to make room: one in 32, if it has been idle for a second.
        public var connections: Int
        /// How many of them may come from one address; further ones are closed at once. Default: nil, as many as there are.
        ///
        /// All addresses of an IPv6 network of 64 bits count as one, since any customer has such a network. Unix-domain sockets are not
        /// counted. Leave it nil behind a proxy, which is one address.
        public var connectionsPerAddress: Int?
        /// How many requests a connection serves; the answer to the last one carries `Connection: close`. Default: nil, without end.
        public var requestsPerConnection: Int?
        /// How many requests are answered at once, in the whole server; further ones are answered 503 with `Retry-After`, and their
        /// connections stay usable. Default: nil, as many as come.
        ///
        /// A streamed answer counts to its end, an upgraded connection does not count any more.
        public var requestsInFlight: Int?

        /// The defaults, with any of them changed.
        public init(
            requestLine: Int = 8 << 10, headerBytes: Int = 32 << 10, headerCount: Int = 100, unreadBody: Int = 64 << 10,
            readAhead: Int = 64 << 10, connections: Int = 16_384, connectionsPerAddress: Int? = nil, requestsPerConnection: Int? = nil,
            requestsInFlight: Int? = nil
        ) {
            self.requestLine = requestLine
            self.headerBytes = headerBytes
            self.headerCount = headerCount
            self.unreadBody = unreadBody
            self.readAhead = readAhead
            self.connections = connections
            self.connectionsPerAddress = connectionsPerAddress
            self.requestsPerConnection = requestsPerConnection
            self.requestsInFlight = requestsInFlight
        }
    }
}
