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
final class Connection: ChannelDuplexHandler, LoopConnection, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    enum Phase {
        case open
        /// The last answer is on its way; what the client still sends is thrown away.
        case draining
        /// The last answer is with the system; what the client still sends is thrown away until it has read it.
        case lingering
        case closed
    }

    enum Waiting: Equatable {
        /// `rest` is of a body that nobody reads; `sending` is what the client has to take.
        case idle, header, body, rest, sending, webSocket, nothing, linger
    }

    let state: LoopState
    let settings: ConnectionSettings
    let tls: ConnectionInfo.TLS?
    let onClose: @Sendable () -> Void
    var context: ChannelHandlerContext?
    /// Knows the socket; nil until it is asked for the first time, and where there is none.
    var transport: (any NIOTransportAccessibleChannelCore<NIOBSDSocket.Handle>)?
    var info = ConnectionInfo.none

    var phase = Phase.open
    var parser: RequestParser
    var inbound = ByteBuffer()
    var progress = BodyProgress.done
    /// What the client sends from here on means nothing.
    var isOutOfStep = false
    var exchange: Exchange?
    var requests: UInt64 = 0
    var isProcessing = false

    var isReading = false
    var holdsReads = false
    var heldRead = false
    /// The client sends no more, but may still be reading.
    var inputEnded = false
    /// The last answer broke off, and only a reset can tell.
    var resets = false
    var readsMuchAtOnce = false

    var out = ByteBuffer()
    var isFlushing = false
    /// While something was being written, all of it went out.
    var becameWritable = false
    var deliveries: [Delivery] = []
    var writableWaiters: [WritableWaiter] = []

    var waiting = Waiting.nothing
    /// The channel has as much as it takes beforehand.
    var isBlocked = false
    var sending = SendingPace()
    /// The tick at which ``timeOut()`` is due.
    var deadline = Int.max

    /// - Parameter tls: What TLS has agreed on; nil in clear.
    init(state: LoopState, settings: ConnectionSettings, tls: ConnectionInfo.TLS? = nil, onClose: @escaping @Sendable () -> Void) {
        self.state = state
        self.settings = settings
        self.tls = tls
        self.onClose = onClose
        parser = RequestParser(limits: settings.limits)
    }

    // MARK: - The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let channel = context.channel
        info = ConnectionInfo(
            peer: channel.remoteAddress, local: channel.localAddress, tls: tls, blocking: settings.blocking)
        state.add(self)
        beginReadingLittle(channel)
        if tls == nil { allowHalfClosing() }
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
        state.counts.bytesReceived += bytes.readableBytes
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
        isBlocked = !context.channel.isWritable
        exchange?.webSocket?.writabilityChanged(!isBlocked)
        if isBlocked {
            updateDeadline()
        } else {
            // What is being written must be off the buffer before anything else gets there.
            if isFlushing { becameWritable = true } else { goOnWriting() }
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { endInput() }
        context.fireUserInboundEventTriggered(event)
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
        note(.broken, "\(error)")
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
        if inputEnded { endWhenAllIsAnswered() }
        updateReading()
        updateDeadline()
    }

    /// Moves bytes of the body to its reader, or away when nobody reads any more. False when it has to wait.
    func takeBody() -> Bool {
        if let session = exchange?.webSocket {
            // Taken out meanwhile: what ends the connection lets go of it.
            var bytes = inbound
            inbound = ByteBuffer()
            session.take(&bytes)
            if phase == .open { inbound = bytes }
            return false
        }
        do {
            while !progress.isDone {
                guard let chunk = try progress.next(from: &inbound) else { break }
                exchange?.body?.push(chunk)
            }
        } catch {
            note(.protocolViolation, error.detail)
            exchange?.body?.fail(RequestBodyError.malformed(error.detail))
            // Nobody can say where the next request begins, and more of this one may be coming.
            progress = .done
            isOutOfStep = true
            inbound = ByteBuffer()
            if exchange == nil { closeAfterFlush(lingering: true) } else { exchange?.closes = true }
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
            upgrade: head.wantsUpgrade ? head.headers : nil, awaitsContinue: head.expectsContinue)
        let body = body(head.framing, of: &exchange)
        self.exchange = exchange
        guard requestBegins() else { return sendWhole(Self.overloaded, in: exchange) }
        let request = Request(
            method: head.method, target: head.target, version: head.version, headers: head.headers, body: body,
            connection: info, number: number, informational: self)
        let task = Task.immediate(executorPreference: state.executor) {
            let response = await self.settings.responder.respond(to: request)
            await self.answer(response, to: number)
            self.requestEnded()
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
            return RequestBody(arrived: slice)
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
        note(violation.status == .requestTimeout ? .headerTimeout : .protocolViolation, violation.detail)
        inbound = ByteBuffer()
        let body = violation.json
        let response = Response(
            status: violation.status, headers: [.contentType: MediaType.json.rawValue], body: .text(body))
        writeHead(response, framing: .length(body.utf8.count), measuresBody: true, connection: "connection: close\r\n")
        out.writeString(body)
        closeAfterFlush(lingering: true)
    }
}
