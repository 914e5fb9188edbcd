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
        case .file(let file) where !file.isOpen && exchange.method != .head && !Self.isBodiless(response.status):
            await answer(await opening(file, of: response), to: number)
        case .upgrade(let upgrade): await turnOver(upgrade, response, in: exchange)
        case _ where response.status.code < 200: refuseStatus(of: response, in: exchange)
        case .stream(let stream):
            // The client learns at once that there is an answer, though its first piece may be long in coming.
            state.loop.execute { if self.out.readableBytes > 0 { self.flush() } }
            await send(stream, of: response, in: exchange)
        case .file(let file):
            let stream = StreamBody(length: file.length) { writer in
                try await file.send(to: writer, on: self.settings.blocking)
                return HeaderFields()
            }
            await send(stream, of: response, in: exchange)
        case .empty, .text, .bytes, .encoded, .buffer: sendWhole(response, in: exchange)
        }
    }

    private func comeToLoop() async {
        guard !state.loop.inEventLoop else { return }
        // The task prefers the loop, so resuming it there is enough.
        await withCheckedContinuation { continuation in state.loop.execute { continuation.resume() } }
    }

    /// The same answer with its file open; another one where that cannot be.
    private func opening(_ file: FileBody, of response: Response) async -> Response {
        do {
            var response = response
            response.body = .file(try await file.opened(on: settings.blocking))
            return response
        } catch {
            response.delivery?.finish(.failed(error))
            let failure = Response.fileFailure(error)
            if failure.status != .notFound { settings.logger.error("A file cannot be sent", metadata: ["error": "\(error)"]) }
            return failure
        }
    }

    /// An informational status is no answer, and the client would wait on for one. An upgrade's 101 is the engine's to write.
    func refuseStatus(of response: Response, in exchange: Exchange) {
        settings.logger.error("An answer has an informational status", metadata: ["status": "\(response.status.code)"])
        response.delivery?.finish(.dropped)
        sendWhole(
            Response("{\"status_code\":500,\"detail\":\"Internal Server Error\"}", status: .internalServerError, media: .json), in: exchange
        )
    }

    /// Sends an answer whose body is there: head and body in one piece.
    func sendWhole(_ response: Response, in exchange: Exchange) {
        let bodiless = Self.isBodiless(response.status)
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
                context?.write(wrapOutboundOut(buffer), promise: nil)
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
            context?.write(wrapOutboundOut(rest), promise: nil)
        }
    }

    func send(_ stream: StreamBody, of response: Response, in exchange: Exchange) async {
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

    func turnOver(_ upgrade: Upgrade, _ response: Response, in exchange: Exchange) async {
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
    func hasSent(_ response: Response) {
        guard let delivery = response.delivery else { return }
        if phase == .open { deliveries.append(delivery) } else { delivery.finish(.clientGone) }
    }

    static func isBodiless(_ status: HTTPResponse.Status) -> Bool {
        status.code == 204 || status.code == 304 || status.code < 200
    }

    /// Whether the connection can serve another request after this one.
    func staysOpen(after exchange: Exchange) -> Bool {
        guard exchange.keepAlive, !exchange.closes, !state.isStopping else { return false }
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
            closeAfterFlush(lingering: !progress.isDone || inbound.readableBytes > 0)
        } else {
            process()
            flushUnlessBusy()
        }
    }
}
