import NIOCore
import NIOHTTP2
import StarlingHTTP

/// Makes an HTTP/2 connection of a channel.
struct HTTP2Setup: Sendable {
    private let settings: ServerConfiguration.HTTP2

    init(_ settings: ServerConfiguration.HTTP2) {
        var settings = settings
        // What the protocol does not allow, and what would break the arithmetic, is taken for the nearest that is possible.
        settings.maxConcurrentStreams = min(max(1, settings.maxConcurrentStreams), 1 << 20)
        settings.streamWindow = min(max(1, settings.streamWindow), Int(Int32.max))
        settings.connectionWindow = min(max(Self.defaultWindow, settings.connectionWindow), Int(Int32.max))
        settings.maxFrameSize = min(max(16_384, settings.maxFrameSize), 16_777_215)
        settings.maxHeaderListSize = min(max(1, settings.maxHeaderListSize), Int(Int32.max))
        self.settings = settings
    }

    /// What both windows are until something else is said (RFC 9113, section 6.9.2).
    static let defaultWindow = 65_535

    /// Adds what speaks HTTP/2: frames leave in as few pieces as possible, swift-nio's codec keeps the rules of the protocol, and the last
    /// handler makes requests of streams. None of them has a channel of its own.
    func start(
        _ channel: any Channel, _ state: LoopState, _ shared: ConnectionSettings, _ tls: ConnectionInfo.TLS?,
        onClose: @escaping @Sendable () -> Void
    ) throws {
        let gate = FrameGate(state, copiesAll: tls != nil)
        let connection = HTTP2Connection(
            state: state, settings: shared, http2: settings, tls: tls, gate: gate, onClose: onClose)
        let codec = NIOHTTP2Handler(
            mode: .server, frameDelegate: connection.watch, connectionConfiguration: configuration, streamConfiguration: streams)
        try channel.pipeline.syncOperations.addHandlers([gate, codec, connection])
    }

    private var configuration: NIOHTTP2Handler.ConnectionConfiguration {
        var configuration = NIOHTTP2Handler.ConnectionConfiguration()
        configuration.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: settings.maxConcurrentStreams),
            HTTP2Setting(parameter: .initialWindowSize, value: settings.streamWindow),
            HTTP2Setting(parameter: .maxFrameSize, value: settings.maxFrameSize),
            HTTP2Setting(parameter: .maxHeaderListSize, value: settings.maxHeaderListSize),
            // RFC 8441: a WebSocket begins with an extended CONNECT.
            HTTP2Setting(parameter: .enableConnectProtocol, value: 1),
        ]
        // Fields and lengths are checked while they are read: see `HTTP2HeadReader` and `HTTP2Stream`.
        configuration.headerBlockValidation = .disabled
        configuration.contentLengthValidation = .disabled
        configuration.maximumSequentialContinuationFrames = 16
        // Frames may still be on their way to a stream that was reset.
        configuration.maximumRecentlyResetStreams = max(32, min(settings.maxConcurrentStreams, 256))
        configuration.maximumBufferedControlFrames = 1000
        configuration.controlFrameRateLimit.maximumCount = settings.maxControlFrames
        return configuration
    }

    private var streams: NIOHTTP2Handler.StreamConfiguration {
        var streams = NIOHTTP2Handler.StreamConfiguration()
        streams.streamResetFrameRateLimit.maximumCount = settings.maxResets
        return streams
    }
}
