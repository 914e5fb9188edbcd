import NIOCore
import StarlingHTTP
import Synchronization

/// The engine's side of one WebSocket: speaks the protocol on its own, and hands messages to the handler and takes them from it.
///
/// Its carrier pushes bytes, so pings and last words are answered whatever the handler does. Messages wait up to a limit; then the carrier
/// is to hold the client back (``isFull``).
// Safe to share: all that changes is touched on the event loop alone, but for what is behind a lock or atomic; what comes from elsewhere goes
// to the loop first.
//
// Its parts stand in files of their own: receiving, sending and closing beside it.
final class WebSocketSession: WebSocketTransport, Flushable, @unchecked Sendable {
    enum Phase {
        case open
        /// We have said our last word; the client has not.
        case closing
        case ended
    }

    /// An end that the client has brought about: with its last word, or with a rule that it broke.
    struct Ending {
        let answer: WebSocketClose
        let failure: WebSocketError?
    }

    let loop: any EventLoop
    let executor: LoopExecutor
    let limits: MessageLimits
    let times: SessionTimes
    /// How many bytes of messages wait for the handler before the client is held back.
    let readAhead: Int
    /// Nil when it is gone.
    var carrier: (any WebSocketCarrier)?

    var phase = Phase.open
    /// How it will end once the handler is through with what came before; nothing more is read then.
    var ending: Ending?
    /// Why it ended, other than by the client's last word.
    var failure: WebSocketError?
    let lastWord = Mutex<WebSocketClose?>(nil)

    var reader: MessageReader
    /// Messages that the handler has not asked for yet, and what they cost.
    var queue = CircularBuffer<WebSocketMessage>(initialCapacity: 2)
    var queued = 0
    /// The handler has asked for a message at least once.
    var isRead = false
    /// The handler has ended: nobody asks for messages any more.
    var isAbandoned = false
    var waiter: UnsafeContinuation<WebSocketMessage?, any Error>?
    /// Each wait for a message has a number, so that a cancellation that comes too early or too late meets no other one.
    let waits = Atomic(0)
    var currentWait = 0
    var cancelledWait = 0

    var out = ByteBuffer()
    var isFlushDue = false
    var isWritable = true
    var writableWaiters: [WritableWaiter] = []
    /// How our messages are compressed; nil when they are not.
    var compression: CompressionAgreement?
    /// Made for the first message that is compressed.
    var deflater: Deflater?
    var scratch = ByteBuffer()

    /// The tick at which something last came from the client.
    var lastHeard: Int
    /// A ping has been sent, and nothing has come since.
    var isSilent = false
    var endWaiter: CheckedContinuation<Void, Never>?

    init(
        carrier: any WebSocketCarrier, loop: any EventLoop, executor: LoopExecutor, options: WebSocketOptions,
        compression: CompressionAgreement?, times: SessionTimes, readAhead: Int
    ) {
        self.carrier = carrier
        self.loop = loop
        self.executor = executor
        limits = MessageLimits(options)
        self.compression = compression
        self.times = times
        self.readAhead = readAhead
        reader = MessageReader(limits: limits, compression: compression)
        lastHeard = carrier.tick
        scheduleKeepAlive()
    }

    var peerClose: WebSocketClose? { lastWord.withLock { $0 } }

    /// Whether it ended as it should: the client has said its last word.
    var endedWell: Bool { phase == .ended && failure == nil }
}
