import HTTPTypes
import NIOCore
import NIOHTTP2
import StarlingHTTP

/// One request of an HTTP/2 connection, and its answer.
// Touched on the connection's event loop alone.
final class HTTP2Stream: @unchecked Sendable {
    let id: HTTP2StreamID
    let method: HTTPRequest.Method
    /// What an extended CONNECT asks to go over to (RFC 8441); nil for any other request.
    let protocolName: String?
    /// The header of such a request.
    let upgrade: HeaderFields?
    /// The request, until it is handed to the responder.
    var head: HTTP2Head?
    /// What came of the body until then.
    var early = ByteBuffer()

    /// Whether the client has sent everything.
    var isComplete = false
    /// How many bytes of the body there have to be, as the client said; nil when it did not.
    let announced: Int?
    /// How many bytes of the body have come, and how many of them the client may send again: of the connection's window and the stream's.
    var received = 0
    var returned = 0
    var granted = 0
    /// The client waits for `100 Continue` before it sends its body.
    var awaitsContinue: Bool
    var body: RequestBodyStream?
    /// What the stream has become.
    var webSocket: HTTP2WebSocket?
    /// When the body last moved, in ticks.
    var lastReceived = 0

    /// The handler's task; nil when it finished before it ever waited.
    var task: Task<Void, Never>?
    /// Whether the head of the answer has been written, and its end.
    var headSent = false
    var endSent = false
    /// Whether nothing can be sent any more.
    var isGone = false
    /// Who wants to know when the end of the answer has been sent.
    var delivery: Delivery?
    /// Bytes of a streamed answer that wait to be sent.
    var unsent = 0
    var waiters: [WritableWaiter] = []
    /// Whether the client lets nothing more of the answer come.
    var isHeldBack = false
    /// When the answer last moved, in ticks.
    var lastSent = 0

    init(id: HTTP2StreamID, head: HTTP2Head, tick: Int) {
        self.id = id
        method = head.method
        protocolName = head.protocolName
        upgrade = head.protocolName == nil ? nil : head.headers
        announced = head.length
        awaitsContinue = head.expectsContinue
        self.head = head
        lastReceived = tick
        lastSent = tick
    }

    var number: UInt64 { UInt64(UInt32(truncatingIfNeeded: Int(id))) }

    /// Whether there are as many bytes as were announced, now that there are no more.
    var isAsLongAsAnnounced: Bool { announced == nil || announced == received }

    /// How many bytes that have come nobody has taken yet.
    var untaken: Int { (body?.buffered ?? 0) + early.readableBytes + (webSocket?.untaken ?? 0) }

    /// Wakes those who wait until the client can take more.
    func wake() {
        let waiters = waiters
        self.waiters = []
        for waiter in waiters { waiter.resume() }
        webSocket?.becameWritable()
    }

    /// Both sides have sent everything.
    func leave() {
        isGone = true
        webSocket?.lost()
        webSocket = nil
    }

    /// The client has taken the request back, or the connection is gone.
    func abandon() {
        guard !isGone else { return }
        isGone = true
        head = nil
        if protocolName != nil, headSent { body?.finish() } else { body?.fail(RequestBodyError.clientGone) }
        webSocket?.lost()
        webSocket = nil
        task?.cancel()
        let waiters = waiters
        self.waiters = []
        for waiter in waiters { waiter.resume(throwing: ResponseBodyError.clientGone) }
    }
}
