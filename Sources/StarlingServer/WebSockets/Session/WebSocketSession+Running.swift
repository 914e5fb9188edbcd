import Logging
import StarlingHTTP

/// What a WebSocket is for.
extension WebSocketSession {
    /// Hands it to its handler, in the handler's task, and ends it afterwards.
    /// - Returns: How it ended.
    func run(
        subprotocol: String?, _ logger: Logger, _ body: @Sendable (WebSocket) async throws -> Void
    ) async -> DeliveryOutcome {
        do {
            try await body(WebSocket(transport: self, subprotocol: subprotocol))
            await finish(WebSocketClose(.normalClosure))
            return endedWell ? .sent : .clientGone
        } catch {
            let isLost = phase == .ended
            await finish(lastWord(for: error, logger))
            return isLost ? .clientGone : .failed(error)
        }
    }

    /// What is said to the client when a handler throws. What has happened is none of its business.
    private func lastWord(for error: any Error, _ logger: Logger) -> WebSocketClose {
        switch error {
        case let close as WebSocketClose where close.code.isSendable: return close
        // It is what the handler was told, and the client knows.
        case is WebSocketError, is CancellationError: break
        default: logger.error("A WebSocket's handler failed", metadata: ["error": "\(error)"])
        }
        return WebSocketClose(.internalError)
    }
}
