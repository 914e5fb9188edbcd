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
final class Connection: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        case open
        /// The last answer is on its way; what the client still sends is thrown away until it has read it.
        case lingering
        case closed
    }

    private enum Waiting: Equatable {
        case idle, header, body, nothing, linger
    }

    let state: LoopState
    private let settings: ConnectionSettings
    private let onClose: @Sendable () -> Void
    private var context: ChannelHandlerContext?
    private var info = ConnectionInfo.none

    private var phase = Phase.open
    private var parser: RequestParser
    private var inbound = ByteBuffer()
    private var progress = BodyProgress.done
    private var exchange: Exchange?
    private var requests: UInt64 = 0
    private var isProcessing = false

    private var isReading = false
    private var holdsReads = false
    private var heldRead = false

    private var out = ByteBuffer()
    private var deliveries: [Delivery] = []
    private var writableWaiters: [WritableWaiter] = []

    private var waiting = Waiting.nothing
    /// How much was waiting to be sent when a deadline last passed.
    private var unsent = 0
    /// The tick at which ``timeOut()`` is due.
    private(set) var deadline = Int.max

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
    private func process() {
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
    private func takeBody() -> Bool {
        do {
            while !progress.isDone {
                if let body = exchange?.body, body.buffered >= settings.limits.readAhead { return false }
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

    private func begin(_ head: RequestHead) {
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
    private func body(_ framing: BodyFraming, of exchange: inout Exchange) -> RequestBody {
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

    private func makeStream() -> RequestBodyStream {
        RequestBodyStream(loop: state.loop) { [weak self] in self?.bodyWanted() }
    }

    /// The reader of the body wants more, or has made room for more.
    private func bodyWanted() {
        if exchange?.awaitsContinue == true, exchange?.headSent == false {
            exchange?.awaitsContinue = false
            out.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
            flush()
        }
        process()
    }

    /// Answers a request that cannot be understood, and ends.
    private func refuse(_ violation: ProtocolViolation) {
        inbound = ByteBuffer()
        let body = violation.json
        let response = Response(
            status: violation.status, headers: [.contentType: MediaType.json.rawValue], body: .text(body))
        writeHead(response, framing: .length(body.utf8.count), measuresBody: true, connection: "connection: close\r\n")
        out.writeString(body)
        closeAfterFlush(lingering: true)
    }

    // MARK: - Answering

    /// Sends an answer, in the handler's task.
    private func answer(_ response: Response, to number: UInt64) async {
        if !state.loop.inEventLoop {
            // The task prefers the loop, so resuming it there is enough.
            await withCheckedContinuation { continuation in state.loop.execute { continuation.resume() } }
        }
        guard let exchange, exchange.number == number, phase == .open else {
            response.delivery?.finish(.clientGone)
            return
        }
        switch response.body {
        case .upgrade(let upgrade): await turnOver(upgrade, response, in: exchange)
        case _ where response.status.code < 200: refuseStatus(of: response, in: exchange)
        case .stream(let stream): await send(stream, of: response, in: exchange)
        case .file(let file):
            await send(
                StreamBody(length: file.length) { try await FileSender.send(file, to: $0, on: self.settings.blocking) }, of: response,
                in: exchange)
        case .empty, .text, .bytes, .buffer: sendWhole(response, in: exchange)
        }
    }

    /// An informational status is no answer, and the client would wait on for one. An upgrade's 101 is the engine's to write.
    private func refuseStatus(of response: Response, in exchange: Exchange) {
        settings.logger.error("An answer has an informational status", metadata: ["status": "\(response.status.code)"])
        response.delivery?.finish(.dropped)
        sendWhole(
            Response("{\"status_code\":500,\"detail\":\"Internal Server Error\"}", status: .internalServerError, media: .json), in: exchange
        )
    }

    /// Sends an answer whose body is there: head and body in one piece.
    private func sendWhole(_ response: Response, in exchange: Exchange) {
        let bodiless = Self.isBodiless(response.status)
        let length = response.body.length ?? 0
        let sendsBody = !bodiless && exchange.method != .head
        start(
            response, framing: bodiless ? .bodiless : .length(length), measuresBody: sendsBody || length > 0 || response.status.code == 204,
            closes: !staysOpen(after: exchange))
        if let delivery = response.delivery { deliveries.append(delivery) }
        if sendsBody {
            switch response.body {
            case .text(let text): out.writeString(text)
            case .bytes(let bytes): out.writeBytes(bytes)
            case .buffer(var buffer):
                if buffer.readableBytes < 16 << 10 {
                    out.writeBuffer(&buffer)
                } else {
                    writeOut()
                    context?.write(wrapOutboundOut(buffer), promise: nil)
                }
            default: break
            }
        }
        finish(exchange.number)
    }

    private func send(_ stream: StreamBody, of response: Response, in exchange: Exchange) async {
        let bodiless = Self.isBodiless(response.status)
        let framing: AnswerFraming =
            if bodiless { .bodiless } else if let length = stream.length { .length(length) } else {
                exchange.version == .http10 ? .untilClose : .chunked
            }
        start(
            response, framing: framing, measuresBody: true,
            closes: framing == .untilClose || !staysOpen(after: exchange))
        guard !bodiless, exchange.method != .head else {
            if let delivery = response.delivery { deliveries.append(delivery) }
            return finish(exchange.number)
        }
        let writer = AnswerWriter(connection: self, number: exchange.number, framing: framing)
        do {
            let trailers = try await stream.produce(writer)
            try await writer.finish(trailers: trailers)
            hasSent(response)
            finish(exchange.number)
        } catch {
            let gone = phase != .open || self.exchange?.number != exchange.number
            if !gone { settings.logger.warning("A streamed body broke off", metadata: ["error": "\(error)"]) }
            response.delivery?.finish(gone ? .clientGone : .failed(error))
            guard !gone else { return }
            // Cutting the connection is the only way left to say that the body is not whole; earlier answers must still arrive.
            self.exchange?.closes = true
            finish(exchange.number)
        }
    }

    private func turnOver(_ upgrade: Upgrade, _ response: Response, in exchange: Exchange) async {
        guard exchange.wantsUpgrade(to: upgrade.protocolName), progress.isDone else {
            response.delivery?.finish(.dropped)
            var refusal = Response(
                "{\"status_code\":426,\"detail\":\"Upgrade Required\"}", status: .upgradeRequired, media: .json)
            refusal.headers[.upgrade] = upgrade.protocolName
            return sendWhole(refusal, in: exchange)
        }
        var head = response
        head.status = .switchingProtocols
        head.headers[.upgrade] = upgrade.protocolName
        writeHead(head, framing: .bodiless, measuresBody: true, connection: "connection: upgrade\r\n")
        self.exchange?.headSent = true
        self.exchange?.framing = .untilClose
        let stream = makeStream()
        self.exchange?.body = stream
        progress = .raw
        flush()
        process()
        let writer = AnswerWriter(connection: self, number: exchange.number, framing: .untilClose)
        do {
            try await upgrade.run(
                UpgradedConnection(inbound: RequestBody(source: stream, length: nil), outbound: writer))
            hasSent(response)
        } catch {
            response.delivery?.finish(phase == .open ? .failed(error) : .clientGone)
        }
        // What the client still sends has no end that could be known: `finish` lets it read the last bytes first.
        self.exchange?.closes = true
        finish(exchange.number)
    }

    /// Everything of an answer has been written: those who asked are told when it is on its way.
    private func hasSent(_ response: Response) {
        guard let delivery = response.delivery else { return }
        if phase == .open { deliveries.append(delivery) } else { delivery.finish(.clientGone) }
    }

    private static func isBodiless(_ status: HTTPResponse.Status) -> Bool {
        status.code == 204 || status.code == 304 || status.code < 200
    }

    /// Whether the connection can serve another request after this one.
    private func staysOpen(after exchange: Exchange) -> Bool {
        guard exchange.keepAlive, !exchange.closes, !state.isStopping else { return false }
        switch progress {
        case .done: return true
        // A client that was told to wait may or may not send its body now: nobody can say what comes next.
        case .fixed(let remaining): return remaining <= settings.limits.unreadBody && !exchange.awaitsContinue
        case .chunked, .raw: return false
        }
    }

    private func start(_ response: Response, framing: AnswerFraming, measuresBody: Bool, closes: Bool) {
        exchange?.headSent = true
        exchange?.closes = closes
        exchange?.framing = framing
        let connection: StaticString =
            if closes { "connection: close\r\n" } else if exchange?.version == .http10 { "connection: keep-alive\r\n" } else { "" }
        writeHead(response, framing: framing, measuresBody: measuresBody, connection: connection)
    }

    private func writeHead(_ response: Response, framing: AnswerFraming, measuresBody: Bool, connection: StaticString = "") {
        let head = ResponseHead(
            status: response.status, headers: response.headers, framing: framing, measuresBody: measuresBody, connection: connection,
            server: settings.serverField, date: state.date.bytes())
        head.write(into: &out)
    }

    /// The answer is complete: goes on to the next request, or ends.
    private func finish(_ number: UInt64) {
        guard let exchange, exchange.number == number else { return }
        exchange.body?.fail(RequestBodyError.alreadyConsumed)
        self.exchange = nil
        if exchange.closes || state.isStopping {
            closeAfterFlush(lingering: !progress.isDone || inbound.readableBytes > 0)
        } else {
            process()
            flushUnlessBusy()
        }
    }

    // MARK: - Writing

    /// Answers made while requests are being read, or taken off the buffer, leave together afterwards.
    private func flushUnlessBusy() {
        if !(isReading || isProcessing) || out.readableBytes > 64 << 10 { flush() }
    }

    private func writeOut() {
        guard out.readableBytes > 0, let context else { return }
        context.write(wrapOutboundOut(out), promise: nil)
        out.clear()
    }

    private func flush(promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        let promise = deliveryPromise(promise, on: context.eventLoop)
        if out.readableBytes > 0 || promise != nil {
            context.writeAndFlush(wrapOutboundOut(out), promise: promise)
            out.clear()
        } else {
            context.flush()
        }
    }

    /// A promise that tells those who asked, when there are any.
    private func deliveryPromise(
        _ promise: EventLoopPromise<Void>?, on loop: any EventLoop
    ) -> EventLoopPromise<Void>? {
        guard !deliveries.isEmpty else { return promise }
        let waiting = deliveries
        deliveries = []
        let promise = promise ?? loop.makePromise()
        promise.futureResult.whenComplete { result in
            for delivery in waiting {
                if case .success = result { delivery.finish(.sent) } else { delivery.finish(.clientGone) }
            }
        }
        return promise
    }

    /// Writes a piece of a streamed answer.
    /// - Returns: Whether the client can take more.
    func write(_ buffer: ByteBuffer, chunked: Bool, number: UInt64) throws -> Bool {
        guard let context, phase == .open, exchange?.number == number else { throw ResponseBodyError.clientGone }
        if chunked {
            out.writeString(String(buffer.readableBytes, radix: 16))
            out.writeStaticString("\r\n")
        }
        if buffer.readableBytes < 16 << 10 {
            out.writeImmutableBuffer(buffer)
        } else {
            writeOut()
            context.write(wrapOutboundOut(buffer), promise: nil)
        }
        if chunked { out.writeStaticString("\r\n") }
        flush()
        return context.channel.isWritable
    }

    /// Writes the last chunk with its trailers.
    func writeEnd(trailers: HeaderFields, number: UInt64) throws {
        guard phase == .open, exchange?.number == number else { throw ResponseBodyError.clientGone }
        out.writeStaticString("0\r\n")
        trailers.forEach { name, value in
            out.writeBytes(name)
            out.writeStaticString(": ")
            out.writeBytes(value)
            out.writeStaticString("\r\n")
        }
        out.writeStaticString("\r\n")
    }

    /// Waits until the client can take more.
    func whenWritable(_ waiter: WritableWaiter) {
        guard let context, phase == .open else { return waiter.resume(throwing: ResponseBodyError.clientGone) }
        if context.channel.isWritable { waiter.resume() } else { writableWaiters.append(waiter) }
    }

    /// Writes an informational response, unless the request has its answer already.
    func writeInformational(_ status: HTTPResponse.Status, _ headers: HeaderFields, number: UInt64) throws {
        guard phase == .open else { throw ResponseBodyError.clientGone }
        guard let exchange, exchange.number == number, !exchange.headSent else { return }
        ResponseHead(
            status: status, headers: headers, framing: .bodiless, measuresBody: true, connection: "", server: [], date: []
        ).write(into: &out)
        flush()
    }

    // MARK: - Holding the client back

    private func updateReading() {
        let waitsForReader = (exchange?.body?.buffered ?? 0) >= settings.limits.readAhead
        let isFull = inbound.readableBytes >= settings.limits.readAhead + settings.limits.headerBytes
        holdsReads = phase == .open && (waitsForReader || (exchange != nil && isFull))
        if !holdsReads, heldRead {
            heldRead = false
            context?.read()
        }
    }

    // MARK: - Ending

    private func updateDeadline() {
        let now: Waiting =
            switch phase {
            case .closed: .nothing
            case .lingering: .linger
            case .open:
                if let exchange {
                    exchange.body?.isAwaited == true && !progress.isRaw ? .body : .nothing
                } else if !progress.isDone {
                    .body
                } else if inbound.readableBytes > 0 {
                    .header
                } else {
                    .idle
                }
            }
        // A body's time begins anew with every byte; a header's does not.
        if now == waiting, now != .body, now != .idle { return }
        waiting = now
        deadline =
            switch now {
            case .idle: state.tick + settings.idleTicks
            case .header: state.tick + settings.headerTicks
            case .body: state.tick + settings.bodyTicks
            case .linger: state.tick + settings.lingerTicks
            case .nothing: Int.max
            }
    }

    /// The deadline has passed.
    func timeOut() {
        switch waiting {
        case .header:
            refuse(ProtocolViolation(.requestTimeout, "The header did not arrive in time"))
        case .idle, .linger:
            // A client that reads slowly is neither idle nor through: it has as long again for every time that it took some.
            let rest = (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
            guard rest > 0, rest != unsent else { return closeNow() }
            unsent = rest
            deadline = state.tick + (waiting == .idle ? settings.idleTicks : settings.lingerTicks)
        case .body:
            closeNow()
        case .nothing:
            break
        }
    }

    /// The server stops: ends now when nothing is running.
    func stopWhenIdle() {
        if exchange == nil, phase == .open { closeAfterFlush() }
    }

    /// Ends at once; what has not been sent is lost.
    func closeNow() {
        context?.close(promise: nil)
    }

    /// Ends when everything has been sent.
    /// - Parameter lingering: The client may still be sending. Closing now would reset the connection, and it would never read the answer:
    ///   our side is ended first, and what it sends is thrown away for a while.
    private func closeAfterFlush(lingering: Bool = false) {
        guard let context, phase == .open else { return }
        phase = .lingering
        inbound = ByteBuffer()
        updateReading()
        updateDeadline()
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { [weak self] _ in
            guard let self else { return }
            self.context?.close(mode: lingering ? .output : .all, promise: nil)
            // Only now has the client all that it may read.
            if phase == .lingering { deadline = state.tick + settings.lingerTicks }
        }
        flush(promise: promise)
    }

    /// The connection is gone.
    private func end() {
        guard phase != .closed else { return }
        phase = .closed
        deadline = Int.max
        state.remove(self)
        let ended = exchange
        exchange = nil
        if case .raw = progress { ended?.body?.finish() } else { ended?.body?.fail(RequestBodyError.clientGone) }
        ended?.task?.cancel()
        let waiters = writableWaiters
        writableWaiters = []
        for waiter in waiters { waiter.resume(throwing: ResponseBodyError.clientGone) }
        for delivery in deliveries { delivery.finish(.clientGone) }
        deliveries = []
        guard let task = ended?.task else { return onClose() }
        // A handler that cleans up needs the loop until it is through.
        Task { [onClose] in
            await task.value
            onClose()
        }
    }
}
