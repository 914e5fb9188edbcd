import HTTPTypes
import NIOCore
import NIOHTTP2
import StarlingHTTP

/// One HTTP/2 connection: makes a request of each stream, and frames of each answer.
///
/// It stands behind swift-nio's codec of frames and has no channel for a stream: that would cost more than all the rest. As with HTTP/1.1,
/// a handler that never waits has answered before ``channelRead(context:data:)`` returns, and the answers to all requests of one read
/// leave in one write.
// Safe to share: every property is touched on the channel's event loop alone. What comes from elsewhere (`RequestBodyStream`, `AnswerWriter`)
// goes to the loop first.
//
// Its parts stand in files of their own: frames are handed out here, receiving, answering, writing and ending beside it.
final class HTTP2Connection: ChannelDuplexHandler, LoopConnection, @unchecked Sendable {
    typealias InboundIn = HTTP2Frame
    typealias OutboundIn = Never
    typealias OutboundOut = HTTP2Frame

    enum Phase {
        case open
        /// The client has been told that the server goes away, and may not know it yet.
        case leaving
        /// No further request is taken; those that there are get their answers.
        case draining
        /// What has been written is on its way; nothing is read any more.
        case lingering
        case closed
    }

    let state: LoopState
    let settings: ConnectionSettings
    let http2: ServerConfiguration.HTTP2
    let tls: ConnectionInfo.TLS?
    let gate: FrameGate
    let watch = GoAwayWatch()
    let onClose: @Sendable () -> Void
    var context: ChannelHandlerContext?
    var info = ConnectionInfo.none

    var phase = Phase.open
    var streams: [HTTP2StreamID: HTTP2Stream] = [:]
    /// Requests whose body may be all there when everything that has come is read.
    var fresh: [HTTP2Stream] = []
    var lastStream = HTTP2StreamID.rootStream
    var requests: UInt64 = 0
    /// How many handlers run, those included whose requests have been taken back.
    var running = 0
    /// How many of them have a stream for another protocol, which may last for days.
    var turnedOver = 0
    /// Whether the client has said anything at all.
    var isGreeted = false
    /// How often a stream was reset because its client broke the rules.
    var faults = 0
    var idleFrames = IdleFrames()

    var isReading = false
    var heldRead = false
    var hasWritten = false
    /// Bytes of bodies that have been used up, and that the client may send again.
    var returned = 0
    /// When anything was last sent, in ticks.
    var lastSent = 0
    /// When the last request ended, in ticks.
    var idleSince = 0
    /// When the end of the connection began, in ticks.
    var leftAt = 0

    init(
        state: LoopState, settings: ConnectionSettings, http2: ServerConfiguration.HTTP2, tls: ConnectionInfo.TLS?, gate: FrameGate,
        onClose: @escaping @Sendable () -> Void
    ) {
        self.state = state
        self.settings = settings
        self.http2 = http2
        self.tls = tls
        self.gate = gate
        self.onClose = onClose
    }

    // MARK: - The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let channel = context.channel
        info = ConnectionInfo(peer: channel.remoteAddress, local: channel.localAddress, tls: tls, blocking: settings.blocking)
        idleSince = state.tick
        state.add(self)
        if http2.connectionWindow > HTTP2Setup.defaultWindow {
            write(.windowUpdate(windowSizeIncrement: http2.connectionWindow - HTTP2Setup.defaultWindow), on: .rootStream)
            flush()
        }
        // It was shaking hands when the server was told to stop.
        if state.isStopping { leave() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isReading = true
        let frame = unwrapInboundIn(data)
        switch frame.payload {
        case .headers(let headers): receive(headers, on: frame.streamID)
        case .data(let data): receive(data, on: frame.streamID)
        case .settings(.settings): isGreeted = true
        case .ping(_, ack: true): if phase == .leaving { drain() }
        case .windowUpdate, .priority: if idleFrames.isTooMany(at: state.tick) { calm() }
        default: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        for stream in fresh where stream.head != nil { begin(stream) }
        fresh.removeAll(keepingCapacity: true)
        isReading = false
        flush()
        context.fireChannelReadComplete()
    }

    /// Holds the client back while it does not read: small answers are not held back by any window.
    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable { context.read() } else { heldRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, heldRead {
            heldRead = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as StreamClosedEvent: closed(event.streamID)
        case let event as NIOHTTP2WindowUpdatedEvent: moved(event)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let isOfProtocol = error is any NIOHTTP2Error || error is NIOHTTP2Errors.StreamError
        note(isOfProtocol ? .protocolViolation : .broken, "\(error)")
        if watch.sawGoAway {
            // The codec has told the client why.
            fail()
        } else if !isOfProtocol {
            closeNow()
        }
    }
}

/// Sees the codec end the connection: its errors do not say whether they concern a stream alone.
// Touched on the channel's event loop alone.
final class GoAwayWatch: NIOHTTP2FrameDelegate {
    private(set) var sawGoAway = false
    /// Whether the frame that is being written is the connection's own.
    var isOurs = false

    func wroteFrame(_ frame: HTTP2Frame) {
        if case .goAway = frame.payload, !isOurs { sawGoAway = true }
    }
}

/// Counts frames that bring nothing but work, within one second.
struct IdleFrames {
    private var tick = 0
    private var count = 0
    private var allowance = 0

    /// A client that reads what is sent says so, once or twice for each frame of it.
    mutating func sent(_ bytes: Int) { allowance += bytes / 4096 + 2 }

    mutating func isTooMany(at now: Int) -> Bool {
        if now != tick {
            tick = now
            count = 0
            allowance = min(allowance, 100_000)
        }
        count += 1
        if allowance > 0 {
            allowance -= 1
            count -= 1
        }
        return count > 5000
    }
}
