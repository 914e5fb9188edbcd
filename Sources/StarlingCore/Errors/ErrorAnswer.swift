import HTTPTypes
import Logging
import StarlingHTTP
import StarlingModel

/// Turns whatever was thrown into the answer that tells the client.
struct ErrorAnswer: Sendable {
    let catalogue: FaultCatalogue
    let debug: Bool
    let logger: Logger
    /// Those who get to know every error.
    let observers: [AfterError]
    /// The handlers of all layers, of which the later ones are further in. One for each subject.
    var handlers: [ErrorHandler] = []

    /// The answer to a request that ended in an error: that of the handler which fits best, or the framework's own.
    func response(to error: any Error, _ context: RequestContext) async -> Response {
        for observer in observers { await observer(error, context) }
        guard let handler = best(for: error) else { return standard(error, context) }
        do {
            return try await handler.handle(error, context)
        } catch let second {
            return standard(second, context)
        }
    }

    private func best(for error: any Error) -> ErrorHandler? {
        if handlers.isEmpty { return nil }
        let status = Self.status(of: error)
        var best: (handler: ErrorHandler, rank: Int)?
        for handler in handlers {
            if let rank = handler.rank(error, status), rank <= best?.rank ?? .max { best = (handler, rank) }
        }
        return best?.handler
    }

    /// The status that an error is answered with unless a handler says otherwise.
    private static func status(of error: any Error) -> Int {
        switch error {
        case let error as HTTPError where error.status.code >= 200: error.status.code
        case is ValidationError, is MalformedInput: 400
        case RequestBodyError.tooLarge: 413
        case RequestBodyError.malformed, RequestBodyError.clientGone: 400
        default: 500
        }
    }

    /// The framework's own answer. An unexpected error is logged with its request; what it says reaches the client in debug mode only.
    private func standard(_ error: any Error, _ context: RequestContext) -> Response {
        let request = context.request
        switch error {
        // A status below 200 is no final answer: the client would wait for one.
        case let error as HTTPError where error.status.code >= 200:
            return response(to: error, context)
        case let error as ValidationError:
            return invalid(error, request)
        case let error as MalformedInput:
            return answer(.badRequest, catalogue.message(for: error.fault))
        case let error as RequestBodyError:
            return response(to: error)
        case is CancellationError where Task.isCancelled:
            // The client is gone: nobody reads this.
            return answer(.serviceUnavailable, "The request was cancelled")
        default:
            return unexpected(error, context)
        }
    }

    private func response(to error: HTTPError, _ context: RequestContext) -> Response {
        if error.status.code == 500 {
            log(error, context)
            guard debug else { return answer(.internalServerError, "Internal Server Error", headers: error.headers) }
        }
        return answer(error.status, error.detail, extra: error.extra, headers: error.headers)
    }

    private func invalid(_ error: ValidationError, _ request: Request) -> Response {
        let extra = error.faults.map { fault in
            FaultEntry(message: catalogue.message(for: fault), key: fault.path, source: fault.source?.rawValue)
        }
        return answer(.badRequest, "Validation failed for \(request.method.rawValue) \(request.target)", extra: extra)
    }

    private func response(to error: RequestBodyError) -> Response {
        switch error {
        case .tooLarge: answer(.contentTooLarge, "Request Entity Too Large")
        case .malformed(let detail): answer(.badRequest, detail)
        case .clientGone: answer(.badRequest, "The body broke off")
        case .alreadyConsumed: answer(.internalServerError, "Internal Server Error")
        }
    }

    private func unexpected(_ error: any Error, _ context: RequestContext) -> Response {
        log(error, context)
        guard debug else { return answer(.internalServerError, "Internal Server Error") }
        let place = context.route.map { "\($0.handler) at \($0.source)" }
        return answer(
            .internalServerError, "\(error)",
            extra: DebugEntry(type: "\(type(of: error))", description: String(reflecting: error), handler: place))
    }

    /// Logs an error that comes too late to become an answer.
    func logLate(_ error: any Error, _ context: RequestContext) { log(error, context, "Cleaning up failed") }

    /// Logs an error with the request in which it happened.
    func log(_ error: any Error, _ context: RequestContext, _ message: Logger.Message = "A handler failed") {
        let request = context.request
        var metadata: Logger.Metadata = [
            "method": "\(request.method.rawValue)", "target": "\(request.target)", "error": "\(String(reflecting: error))",
        ]
        if let route = context.route {
            metadata["handler"] = "\(route.handler)"
            metadata["source"] = "\(route.source)"
        }
        logger.error(message, metadata: metadata)
    }

    /// `{"status_code": …, "detail": …, "extra": …}`
    func answer(
        _ status: HTTPResponse.Status, _ detail: String, extra: (any Encodable & Sendable)? = nil,
        headers: HeaderFields = HeaderFields()
    ) -> Response {
        var headers = headers
        if status.code < 200 || status.code == 204 || status.code == 304 {
            return Response(status: status, headers: headers)
        }
        headers.replace(with: [.contentType: MediaType.json.rawValue])
        let body = ErrorBody(status: status.code, detail: detail, extra: extra)
        let bytes = (try? JSON.encode(body)) ?? (try? JSON.encode(ErrorBody(status: status.code, detail: detail, extra: nil)))
        return Response(status: status, headers: headers, body: bytes.map { .bytes($0) } ?? .empty)
    }
}

/// The body of an answer that tells an error.
private struct ErrorBody: Encodable {
    let status: Int
    let detail: String
    let extra: (any Encodable & Sendable)?

    private enum CodingKeys: String, CodingKey {
        case status = "status_code"
        case detail, extra
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(status, forKey: .status)
        try container.encode(detail, forKey: .detail)
        if let extra { try container.encode(extra, forKey: .extra) }
    }
}

/// One fault as clients see it.
private struct FaultEntry: Encodable, Sendable {
    let message: String
    let key: String
    let source: String?
}

/// What debug mode adds to a 500.
private struct DebugEntry: Encodable, Sendable {
    let type: String
    let description: String
    let handler: String?
}
