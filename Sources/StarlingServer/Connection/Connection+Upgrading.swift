import HTTPTypes
import NIOCore
import StarlingHTTP

/// How a connection goes over to another protocol.
extension Connection {
    func turnOver(to upgrade: Upgrade, _ response: Response, in exchange: Exchange) async {
        switch upgrade.kind {
        case .raw(let run):
            guard exchange.wantsUpgrade(to: upgrade.protocolName), progress.isDone else {
                return refuseUpgrade(.upgradeRequired, "Upgrade Required", to: upgrade.protocolName, response, in: exchange)
            }
            await turnOver(to: upgrade.protocolName, response, in: exchange, run: run)
        case .webSocket(let options, let run):
            guard exchange.wantsUpgrade(to: upgrade.protocolName) else {
                return refuseUpgrade(
                    .upgradeRequired, "Only an upgrade to websocket is answered here", to: upgrade.protocolName, response, in: exchange)
            }
            // It would be taken for the first frames.
            guard progress.isDone else {
                return refuseUpgrade(.badRequest, "A WebSocket begins without a body", to: upgrade.protocolName, response, in: exchange)
            }
            await openWebSocket(options, response, in: exchange, run: run)
        }
    }

    private func turnOver(
        to protocolName: String, _ response: Response, in exchange: Exchange, run: @Sendable (UpgradedConnection) async throws -> Void
    ) async {
        writeSwitch(response, to: protocolName)
        let stream = makeStream()
        self.exchange?.body = stream
        flush()
        process()
        let writer = AnswerWriter(connection: self, number: exchange.number, framing: .untilClose)
        requestTurnsOver()
        do {
            try await run(UpgradedConnection(inbound: RequestBody(source: stream, length: nil), outbound: writer))
            hasSent(response)
        } catch {
            response.delivery?.finish(phase == .open ? .failed(error) : .clientGone)
        }
        requestTurnsBack()
        // What the client still sends has no end that could be known: `finish` lets it read the last bytes first.
        self.exchange?.closes = true
        finish(exchange.number)
    }

    /// Writes the head that says that the other protocol begins.
    func writeSwitch(_ response: Response, to protocolName: String) {
        var head = response
        head.status = .switchingProtocols
        head.headers[.upgrade] = protocolName
        writeHead(head, framing: .bodiless, measuresBody: true)
        exchange?.headSent = true
        exchange?.framing = .untilClose
        progress = .raw
    }

    /// Answers that the connection stays as it is, and why.
    func refuseUpgrade(
        _ status: HTTPResponse.Status, _ detail: String, to protocolName: String, _ response: Response, in exchange: Exchange
    ) {
        sendWhole(settings.inPlaceOfUpgrade(response, to: protocolName, status, detail), in: exchange)
    }
}
