import HTTPTypes
import NIOCore
import StarlingHTTP

/// How a stream goes over to another protocol (RFC 8441): what HTTP/1.1 asks with GET and `Upgrade`, an extended CONNECT asks here.
extension HTTP2Connection {
    func turnOver(to upgrade: Upgrade, _ response: Response, on stream: HTTP2Stream) async {
        let name = upgrade.protocolName
        guard let wanted = stream.protocolName, wanted.lowercased() == name.lowercased() else {
            return sendWhole(settings.inPlaceOfUpgrade(response, to: name, .upgradeRequired, "Upgrade Required"), on: stream)
        }
        switch upgrade.kind {
        case .raw(let run): await turnOver(response, on: stream, run)
        case .webSocket(let options, let run): await openWebSocket(options, response, on: stream, run)
        }
    }

    private func turnOver(
        _ response: Response, on stream: HTTP2Stream, _ run: @Sendable (UpgradedConnection) async throws -> Void
    ) async {
        stream.delivery = response.delivery
        let body = makeStream(stream)
        stream.body = body
        if stream.isComplete { body.finish() }
        begin(response, on: stream)
        let writer = AnswerWriter(connection: self, number: stream.number, framing: .chunked)
        turnedOver += 1
        requestTurnsOver()
        defer {
            turnedOver -= 1
            requestTurnsBack()
        }
        do {
            try await run(UpgradedConnection(inbound: RequestBody(source: body, length: nil), outbound: writer))
            try await writer.finish(trailers: HeaderFields())
            finish(stream)
        } catch {
            breakOff(stream, error)
        }
    }

    private func openWebSocket(
        _ options: WebSocketOptions, _ response: Response, on stream: HTTP2Stream, _ run: @Sendable (WebSocket) async throws -> Void
    ) async {
        let handshake: WebSocketHandshake
        do throws(WebSocketHandshake.Refusal) {
            handshake = try WebSocketHandshake(stream.upgrade ?? HeaderFields(), options: options)
        } catch {
            return sendWhole(settings.inPlaceOfUpgrade(response, to: "websocket", error.status, error.detail), on: stream)
        }
        var head = response
        for field in handshake.fields { head.headers[field.name] = field.value }
        let carrier = HTTP2WebSocket(self, stream)
        let session = WebSocketSession(
            carrier: carrier, loop: state.loop, executor: state.executor, options: options, compression: handshake.compression,
            times: settings.times(of: options), readAhead: settings.limits.readAhead)
        carrier.session = session
        stream.webSocket = carrier
        begin(head, on: stream)
        turnedOver += 1
        requestTurnsOver()
        if phase != .open { session.say(WebSocketClose(.goingAway)) }
        response.finish(await session.run(subprotocol: handshake.subprotocol, settings.logger, run))
        turnedOver -= 1
        requestTurnsBack()
        state.hasEnded(stream)
        // A client that ends its side without a last word has not been told.
        finish(stream)
    }

    /// Says that the other protocol begins.
    private func begin(_ response: Response, on stream: HTTP2Stream) {
        var head = response
        head.status = .ok
        writeHead(head, on: stream, length: nil, measuresBody: true, ends: false)
        flushUnlessBusy()
    }
}
