extension ServerConfiguration {
    /// What is given up for taking too long. Times are kept to the second.
    public struct Timeouts: Sendable {
        /// From the first byte of a request to the end of its header; then 408. Default: 15 s.
        public var header: Duration
        /// Without a byte of a body that a handler waits for, and for the rest of a body that nobody reads; then the connection is closed.
        /// Default: 30 s.
        public var body: Duration
        /// How many bytes of a body must come each second, on average over the time that a handler has waited for it; the first five seconds
        /// are free. A slower connection is closed. Default: 240; nil asks for no rate.
        public var bodyRate: Int?
        /// Without a byte taken by a client for which there are some; then the connection is closed. Default: 60 s.
        ///
        /// As long as no more waits than what a channel takes beforehand (64 KiB), it may take twice as long to be noticed.
        public var write: Duration
        /// Between two requests of a connection, or before the first. Default: 75 s.
        public var idle: Duration
        /// For the client to read a last answer while it still sends, and for a cancelled handler to end at shutdown. Default: 5 s.
        public var linger: Duration
        /// For running requests once the server is told to stop; then they are cancelled. Default: 30 s.
        public var shutdown: Duration

        /// The defaults, with any of them changed.
        public init(
            header: Duration = .seconds(15), body: Duration = .seconds(30), bodyRate: Int? = 240, write: Duration = .seconds(60),
            idle: Duration = .seconds(75), linger: Duration = .seconds(5), shutdown: Duration = .seconds(30)
        ) {
            self.header = header
            self.body = body
            self.bodyRate = bodyRate
            self.write = write
            self.idle = idle
            self.linger = linger
            self.shutdown = shutdown
        }
    }
}
