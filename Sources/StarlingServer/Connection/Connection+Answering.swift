import HTTPTypes
import Logging
import NIOCore
import StarlingHTTP

/// How a request gets its answer.
extension Connection {
    /// Sends an answer, in the handler's task.
    func answer(_ response: Response, to number: UInt64) async {
        await comeToLoop()
        guard let exchange, exchange.number == number, phase == .open else {
            response.delivery?.finish(.clientGone)
            return
        }
        switch response.body {
        case .file(let file) where !file.isOpen && exchange.method != .head && !response.isBodiless:
            await answer(await settings.opening(file, of: response), to: number)
        case .upgrade(let upgrade): await turnOver(to: upgrade, response, in: exchange)
        case _ where response.status.code < 200: sendWhole(settings.inPlaceOfInformational(response), in: exchange)
        case .stream(let stream):
            // The client learns at once that there is an answer, though its first piece may be long in coming.
            state.loop.execute { if self.out.readableBytes > 0 { self.flush() } }
            await send(stream, of: response, in: exchange)
        case .file(let file):
            await send(settings.stream(of: file), of: response, in: exchange)
        case .empty, .text, .bytes, .encoded, .buffer: sendWhole(response, in: exchange)
        }
    }

    /// Sends an answer whose body is there: head and body in one piece.
    func sendWhole(_ response: Response, in exchange: Exchange) {
        let bodiless = response.isBodiless
        let length = response.body.length ?? 0
        let sendsBody = !bodiless && exchange.method != .head
        start(
            response, framing: bodiless ? .bodiless : .length(length), measuresBody: sendsBody || length > 0 || response.status.code == 204,
            closes: !staysOpen(after: exchange))
        if let delivery = response.delivery { deliveries.append(delivery) }
        if sendsBody {
            switch response.body {
            case .buffer(let buffer) where buffer.readableBytes >= 16 << 10:
                // swift-nio sends both at once.
                writeOut()
                hand(over: buffer)
            case .buffer: response.body.write(to: &out)
            default: if length < Self.directSize { response.body.write(to: &out) } else { writeLarge(response.body, length) }
            }
        }
        finish(exchange.number)
    }

    /// Writes a body that is there as a whole, of which no more is copied than the socket does not take at once.
    private func writeLarge(_ body: ResponseBody, _ length: Int) {
        body.withBytes { bytes in
            let sent = sendDirectly(bytes)
            guard sent < length else { return }
            writeOut()
            state.noteLargeBody()
            var rest = ByteBuffer()
            rest.reserveCapacity(length - sent)
            rest.writeBytes(bytes[sent...])
            hand(over: rest)
        }
    }

    func send(_ stream: StreamBody, of response: Response, in exchange: Exchange) async {
        let bodiless = response.isBodiless
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
        self.exchange?.writer = writer
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
            breakOff()
        }
    }

    /// Everything of an answer has been written: those who asked are told when it is on its way.
    func hasSent(_ response: Response) {
        guard let delivery = response.delivery else { return }
        if phase == .open { deliveries.append(delivery) } else { delivery.finish(.clientGone) }
    }

    /// Whether the connection can serve another request after this one.
    func staysOpen(after exchange: Exchange) -> Bool {
        guard exchange.keepAlive, !exchange.closes, !state.isStopping, exchange.number < settings.lastRequest else { return false }
        switch progress {
        case .done: return true
        // A client that was told to wait may or may not send its body now: nobody can say what comes next.
        case .fixed(let remaining): return remaining <= settings.limits.unreadBody && !exchange.awaitsContinue
        case .chunked, .raw: return false
        }
    }

    func start(_ response: Response, framing: AnswerFraming, measuresBody: Bool, closes: Bool) {
        exchange?.headSent = true
        exchange?.closes = closes
        exchange?.framing = framing
        let connection: StaticString =
            if closes { "connection: close\r\n" } else if exchange?.version == .http10 { "connection: keep-alive\r\n" } else { "" }
        writeHead(response, framing: framing, measuresBody: measuresBody, connection: connection)
    }

    func writeHead(_ response: Response, framing: AnswerFraming, measuresBody: Bool, connection: StaticString = "") {
        let head = ResponseHead(
            status: response.status, headers: response.headers, framing: framing, measuresBody: measuresBody, connection: connection,
            server: settings.serverField, date: state.date.bytes())
        head.write(into: &out)
    }

    /// The answer is complete: goes on to the next request, or ends.
    func finish(_ number: UInt64) {
        guard let exchange, exchange.number == number else { return }
        exchange.body?.fail(RequestBodyError.alreadyConsumed)
        self.exchange = nil
        if exchange.closes || state.isStopping {
            closeAfterFlush(lingering: !progress.isDone || isOutOfStep || inbound.readableBytes > 0)
        } else {
            process()
            flushUnlessBusy()
        }
    }
}
