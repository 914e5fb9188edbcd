import HTTPTypes
import NIOCore
import StarlingHTTP

/// How a connection becomes a WebSocket, and carries it.
extension Connection {
    func openWebSocket(
        _ options: WebSocketOptions, _ response: Response, in exchange: Exchange, run: @Sendable (WebSocket) async throws -> Void
    ) async {
        let handshake: WebSocketHandshake
        do throws(WebSocketHandshake.Refusal) {
            handshake = try WebSocketHandshake(upgrading: exchange.method, exchange.upgrade ?? HeaderFields(), options: options)
        } catch {
            return refuseUpgrade(error.status, error.detail, to: "websocket", response, in: exchange)
        }
        var head = response
        for field in handshake.fields { head.headers[field.name] = field.value }
        writeSwitch(head, to: "websocket")
        let session = WebSocketSession(
            carrier: self, loop: state.loop, executor: state.executor, options: options, compression: handshake.compression,
            times: settings.times(of: options), readAhead: settings.limits.readAhead)
        self.exchange?.webSocket = session
        flush()
        process()
        requestTurnsOver()
        if state.isStopping { session.say(WebSocketClose(.goingAway)) }
        let outcome = await session.run(subprotocol: handshake.subprotocol, settings.logger, run)
        response.delivery?.finish(outcome)
        requestTurnsBack()
        state.hasEnded(self)
        self.exchange?.closes = true
        finish(exchange.number)
    }
}

extension Connection: WebSocketCarrier {
    var tick: Int { state.tick }

    var isWritable: Bool { context?.channel.isWritable ?? false }

    func write(_ bytes: ByteBuffer) { context?.write(wrapOutboundOut(bytes), promise: nil) }

    func flush() { flush(promise: nil) }

    func wake(at tick: Int) {
        guard phase == .open else { return }
        waiting = .webSocket
        deadline = tick
    }

    func readOn() {
        process()
    }

    func finish() {
        exchange?.closes = true
        closeAfterFlush(lingering: true)
    }

    func abort() { closeNow() }
}
