/// The settings of a ``Server``.
public struct ServerConfiguration: Sendable {
    /// Where to listen. Default: TCP port 8000 on the loopback interface.
    public var address: ServerAddress
    /// How many event loops (threads) serve connections. Default: one for each core.
    public var eventLoops: Int
    /// How many threads run `blocking: true` handlers; they are started when the first one is called. Default: 40.
    public var blockingThreads: Int
    /// How many connections may wait to be accepted. Default: 1,024.
    public var backlog: Int
    /// What is refused for its size.
    public var limits: Limits
    /// What is given up for taking too long.
    public var timeouts: Timeouts
    /// The value of the `Server` field. Default: the field is not sent.
    public var serverName: String?
    /// The clock that every timeout runs on. Default: the continuous clock.
    public var clock: any Clock<Duration>

    /// Sizes in bytes.
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

        /// The defaults.
        public init(
            requestLine: Int = 8 << 10, headerBytes: Int = 32 << 10, headerCount: Int = 100, unreadBody: Int = 64 << 10,
            readAhead: Int = 64 << 10
        ) {
            self.requestLine = requestLine
            self.headerBytes = headerBytes
            self.headerCount = headerCount
            self.unreadBody = unreadBody
            self.readAhead = readAhead
        }
    }

    /// Times, kept to the second.
    public struct Timeouts: Sendable {
        /// From the first byte of a request to the end of its header; then 408. Default: 15 s.
        public var header: Duration
        /// Without a byte of a body that a handler waits for; then the connection is closed. Default: 30 s.
        public var body: Duration
        /// Between two requests of a connection, or before the first. Default: 75 s.
        public var idle: Duration
        /// For the client to read a last answer while it still sends, and for a cancelled handler to end at shutdown. Default: 5 s.
        public var linger: Duration
        /// For running requests once the server is told to stop; then they are cancelled. Default: 30 s.
        public var shutdown: Duration

        /// The defaults.
        public init(
            header: Duration = .seconds(15), body: Duration = .seconds(30), idle: Duration = .seconds(75),
            linger: Duration = .seconds(5), shutdown: Duration = .seconds(30)
        ) {
            self.header = header
            self.body = body
            self.idle = idle
            self.linger = linger
            self.shutdown = shutdown
        }
    }

    /// The defaults, with any of them changed.
    public init(
        address: ServerAddress = .tcp(), eventLoops: Int = Cores.count, blockingThreads: Int = 40, backlog: Int = 1024,
        limits: Limits = Limits(), timeouts: Timeouts = Timeouts(), serverName: String? = nil,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.address = address
        self.eventLoops = eventLoops
        self.blockingThreads = blockingThreads
        self.backlog = backlog
        self.limits = limits
        self.timeouts = timeouts
        self.serverName = serverName
        self.clock = clock
    }
}
