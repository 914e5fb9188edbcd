public import Metrics

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
    /// What is refused for its size, or for its number.
    public var limits: Limits
    /// What is given up for taking too long.
    public var timeouts: Timeouts
    /// How connections are encrypted. Default: they are not.
    public var tls: TLS?
    /// How HTTP/2 is spoken; nil where it is not. Default: it is, with ``HTTP2``'s own settings.
    public var http2: HTTP2?
    /// The value of the `Server` field. Default: the field is not sent.
    public var serverName: String?
    /// The clock that every timeout runs on. Default: the continuous clock.
    public var clock: any Clock<Duration>
    /// Where the server's counters and gauges go. Default: nil, which stands for the factory of swift-metrics' `MetricsSystem`.
    public var metrics: (any MetricsFactory)?

    /// The defaults, with any of them changed.
    public init(
        address: ServerAddress = .tcp(), eventLoops: Int = Cores.count, blockingThreads: Int = 40, backlog: Int = 1024,
        limits: Limits = Limits(), timeouts: Timeouts = Timeouts(), tls: TLS? = nil, http2: HTTP2? = HTTP2(),
        serverName: String? = nil, clock: any Clock<Duration> = ContinuousClock(), metrics: (any MetricsFactory)? = nil
    ) {
        self.address = address
        self.eventLoops = eventLoops
        self.blockingThreads = blockingThreads
        self.backlog = backlog
        self.limits = limits
        self.timeouts = timeouts
        self.tls = tls
        self.http2 = http2
        self.serverName = serverName
        self.clock = clock
        self.metrics = metrics
    }
}
