import HTTPTypes
import Logging
import NIOCore
import StarlingHTTP

/// One HTTP/1.1 connection: takes requests off the socket, one after another, and starts a task for each on the spot.
///
/// A handler that never waits has answered before ``channelRead(context:data:)`` returns; the answers to all requests of one read leave in one
/// write. While a request is being answered, further requests wait in the buffer, and the client is held back once there is too much.
// Safe to share: every property is touched on the channel's event loop alone. What comes from elsewhere (`RequestBodyStream`, `AnswerWriter`)
// goes to the loop first.
//
// Its parts stand in files of their own: taking requests here, reading, answering, writing and ending beside it.
final class Connection: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    enum Phase {
        case open
        /// The last answer is on its way; what the client still sends is thrown away until it has read it.
        case lingering
        case closed
    }

    enum Waiting: Equatable {
        case idle, header, body, nothing, linger
    }

    let state: LoopState
    let settings: ConnectionSettings
    let onClose: @Sendable () -> Void
    var context: ChannelHandlerContext?
    /// Knows the socket; nil until it is asked for the first time, and where there is none.
    var transport: (any NIOTransportAccessibleChannelCore<NIOBSDSocket.Handle>)?
    var info = ConnectionInfo.none

    var phase = Phase.open
    var parser: RequestParser
    var inbound = ByteBuffer()
    var progress = BodyProgress.done
    var exchange: Exchange?
    var requests: UInt64 = 0
    var isProcessing = false

    var isReading = false
    var holdsReads = false
    var heldRead = false
    var readsMuchAtOnce = false

    var out = ByteBuffer()
    var deliveries: [Delivery] = []
    var writableWaiters: [WritableWaiter] = []

    var waiting = Waiting.nothing
    /// How much was waiting to be sent when a deadline last passed.
    var unsent = 0
    /// The tick at which ``timeOut()`` is due.
    var deadline = Int.max

    init(state: LoopState, settings: ConnectionSettings, onClose: @escaping @Sendable () -> Void) {
        self.state = state
        self.settings = settings
        self.onClose = onClose
        parser = RequestParser(limits: settings.limits)
    }

    // MARK: - The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let channel = context.channel
        info = ConnectionInfo(
            peer: channel.remoteAddress, local: channel.localAddress, blocking: settings.blocking)
        state.add(self)
        updateDeadline()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        // A channel that is closed before it was ever active tells nobody that it became inactive.
        end()
        self.context = nil
        transport = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        isReading = true
        guard phase == .open else { return }
        if inbound.readableBytes == 0 { inbound = bytes } else { inbound.writeBuffer(&bytes) }
        process()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flush()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if holdsReads { heldRead = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            let waiters = writableWaiters
            writableWaiters = []
            for waiter in waiters { waiter.resume() }
            process()
            flushUnlessBusy()
        }
        context.fireChannelWritabilityChanged()
    }

    func channelActive(context: ChannelHandlerContext) {
        // It was on its way when the server was told to stop.
        if state.isStopping { stopWhenIdle() }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        settings.logger.debug("Connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    // MARK: - Taking requests

    /// Goes on as far as the bytes that are there allow.
    func process() {
        guard !isProcessing else { return }
        isProcessing = true
        while phase == .open {
            if !progress.isDone, !takeBody() { break }
            guard exchange == nil, let context, context.channel.isWritable, inbound.readableBytes > 0 else { break }
            do {
                guard let head = try parser.next(from: &inbound) else { break }
                begin(head)
            } catch {
                refuse(error)
            }
        }
        isProcessing = false
        // An empty buffer is let go, so that the channel can use it again.
        if inbound.readableBytes == 0 { inbound = ByteBuffer() }
        updateReading()
        updateDeadline()
    }

    /// Moves bytes of the body to its reader, or away when nobody reads any more. False when it has to wait.
    func takeBody() -> Bool {
        do {
            while !progress.isDone {
                guard let chunk = try progress.next(from: &inbound) else { break }
                exchange?.body?.push(chunk)
            }
        } catch {
            exchange?.body?.fail(RequestBodyError.malformed(error.detail))
            // Nobody can say where the next request begins.
            progress = .done
            inbound = ByteBuffer()
            if exchange == nil { closeAfterFlush() } else { exchange?.closes = true }
            return false
        }
        guard progress.isDone else { return false }
        exchange?.body?.finish()
        return true
    }

    func begin(_ head: RequestHead) {
        requests += 1
        let number = requests
        // The time of the next header begins with its own first byte.
        waiting = .nothing
        var exchange = Exchange(
            number: number, method: head.method, version: head.version, keepAlive: head.keepAlive,
            upgrades: head.wantsUpgrade ? head.headers[.upgrade] : nil, awaitsContinue: head.expectsContinue)
        let body = body(head.framing, of: &exchange)
        self.exchange = exchange
        let request = Request(
            method: head.method, target: head.target, version: head.version, headers: head.headers, body: body,
            connection: info, number: number, informational: self)
        let task = Task.immediate(executorPreference: state.executor) {
            let response = await self.settings.responder.respond(to: request)
            await self.answer(response, to: number)
        }
        if self.exchange?.number == number {
            self.exchange?.task = task
        } else if phase == .closed {
            // The connection ended before the task ever waited.
            task.cancel()
        }
    }

    /// A body that has arrived with its head needs no stream.
    func body(_ framing: BodyFraming, of exchange: inout Exchange) -> RequestBody {
        progress = BodyProgress(framing)
        if case .length(let length) = framing, let slice = inbound.readSlice(length: length) {
            progress = .done
            exchange.awaitsContinue = false
            return RequestBody(slice)
        }
        guard !progress.isDone else { return .empty }
        let stream = makeStream()
        exchange.body = stream
        return RequestBody(source: stream, length: framing.length)
    }

    func makeStream() -> RequestBodyStream {
        RequestBodyStream(loop: state.loop) { [weak self] in self?.bodyWanted() }
    }

    /// The reader of the body wants more, or has made room for more.
    func bodyWanted() {
        if exchange?.awaitsContinue == true, exchange?.headSent == false {
            exchange?.awaitsContinue = false
            out.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
            flush()
        }
        process()
        flushUnlessBusy()
    }

    /// Answers a request that cannot be understood, and ends.
    func refuse(_ violation: ProtocolViolation) {
        inbound = ByteBuffer()
        let body = violation.json
        let response = Response(
            status: violation.status, headers: [.contentType: MediaType.json.rawValue], body: .text(body))
        writeHead(response, framing: .length(body.utf8.count), measuresBody: true, connection: "connection: close\r\n")
        out.writeString(body)
        closeAfterFlush(lingering: true)
    }
}
