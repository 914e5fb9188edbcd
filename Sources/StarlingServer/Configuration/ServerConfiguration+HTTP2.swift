extension ServerConfiguration {
    /// How HTTP/2 (RFC 9113) is spoken: over TLS with clients that ask for it (ALPN), and in clear with clients that begin with it
    /// (prior knowledge).
    public struct HTTP2: Sendable {
        /// How many requests of one connection may be open at once. At most twice as many handlers of it run, those included whose
        /// requests the client has taken back: further requests are refused, and clients may repeat them. Default: 100.
        public var maxConcurrentStreams: Int
        /// How many bytes of one body a client may send ahead of the handler that reads it. Default: 256 KiB.
        public var streamWindow: Int
        /// How many bytes of all bodies of a connection a client may send ahead. At least 65,535. Default: 1 MiB.
        public var connectionWindow: Int
        /// The largest frame that is taken, from 16,384 to 16,777,215 bytes. Default: 16,384.
        public var maxFrameSize: Int
        /// The size of all header fields of a request as RFC 9113, section 6.5.2 counts them, 32 bytes for each beside its name and value.
        /// Beyond it the connection is closed: what is within is refused by ``Limits``. Default: 64 KiB.
        public var maxHeaderListSize: Int
        /// How many requests a client may take back within 30 seconds; beyond, the connection is closed (CVE-2023-44487). Default: 200.
        public var maxResets: Int
        /// How many frames that ask for nothing (PING, SETTINGS, PRIORITY) a client may send within 30 seconds; beyond, the connection is
        /// closed. Default: 200.
        public var maxControlFrames: Int

        /// The defaults, with any of them changed.
        public init(
            maxConcurrentStreams: Int = 100, streamWindow: Int = 256 << 10, connectionWindow: Int = 1 << 20, maxFrameSize: Int = 16_384,
            maxHeaderListSize: Int = 64 << 10, maxResets: Int = 200, maxControlFrames: Int = 200
        ) {
            self.maxConcurrentStreams = maxConcurrentStreams
            self.streamWindow = streamWindow
            self.connectionWindow = connectionWindow
            self.maxFrameSize = maxFrameSize
            self.maxHeaderListSize = maxHeaderListSize
            self.maxResets = maxResets
            self.maxControlFrames = maxControlFrames
        }
    }
}
