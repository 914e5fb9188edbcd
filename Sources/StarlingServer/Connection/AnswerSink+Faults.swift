import HTTPTypes
import StarlingHTTP

/// What is told of connections that go wrong, and of requests that come and go.
extension AnswerSink {
    func note(_ fault: ConnectionFault, _ detail: @autoclosure () -> String) {
        state.note(fault, detail(), from: info.peer, to: settings.logger)
    }

    /// Whether there is room for one more request; if so, ``requestEnded()`` must follow.
    func requestBegins() -> Bool {
        state.counts.requests += 1
        if let gate = settings.inFlight, !gate.tryEnter() {
            state.counts.requestsRefused += 1
            return false
        }
        state.counts.requestsInFlight += 1
        return true
    }

    /// The task of a request is through. It may outlive the connection.
    func requestEnded() {
        state.counts.requestsInFlight -= 1
        settings.inFlight?.leave()
    }

    /// A connection that has been turned over may last for days: it would keep its place from requests.
    func requestTurnsOver() {
        state.counts.requestsInFlight -= 1
        settings.inFlight?.leave()
    }

    /// What was turned over has ended; its task is not through yet.
    func requestTurnsBack() {
        state.counts.requestsInFlight += 1
        settings.inFlight?.reenter()
    }
}

extension Response {
    /// The answer to a request for which there is no room.
    static let overloaded: Response = {
        var response = Response(
            "{\"status_code\":503,\"detail\":\"Service Unavailable\"}", status: .serviceUnavailable, media: .json)
        response.headers[.retryAfter] = "1"
        return response
    }()
}
