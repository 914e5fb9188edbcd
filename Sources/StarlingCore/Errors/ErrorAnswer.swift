import HTTPTypes
import Logging
import StarlingHTTP
import StarlingModel

/// Turns whatever was thrown into the answer that tells the client.
struct ErrorAnswer: Sendable {
    let format: any ErrorFormat
    let catalogue: FaultCatalogue
    let debug: Bool
    let logger: Logger
    /// Those who get to know every error.
    let observers: [AfterError]
    /// The handlers of all layers, of which the later ones are further in. One for each subject.
    var handlers: [ErrorHandler] = []

    /// The answer to a request that ended in an error: that of the handler which fits best, or the framework's own.
    ///
    /// A mistake of the service is logged with its request, but where a handler was made for that very error.
    func response(to error: any Error, _ context: RequestContext) async -> Response {
        for observer in observers { await observer(error, context) }
        let kind = ErrorKind(error)
        let handler = best(for: error, kind.status)
        let isMistake = kind.isUnexpected && handler?.isGeneral ?? true
        if isMistake { log(error, context) }
        guard let handler else { return await standard(error, kind, context) }
        do {
            return try await handler.handle(error, context)
        } catch let second {
            let kind = ErrorKind(second)
            if kind.isUnexpected { log(second, thrownFor: error, isLogged: isMistake, context) }
            return await standard(second, kind, context)
        }
    }

    private func best(for error: any Error, _ status: HTTPResponse.Status) -> ErrorHandler? {
        var best: (handler: ErrorHandler, rank: Int)?
        for handler in handlers {
            if let rank = handler.rank(error, status.code), rank <= best?.rank ?? .max { best = (handler, rank) }
        }
        return best?.handler
    }

    /// The framework's own answer.
    private func standard(_ error: any Error, _ kind: ErrorKind, _ context: RequestContext) async -> Response {
        let report = ErrorReport(error, kind, context, catalogue: catalogue, debug: debug)
        let code = report.status.code
        if code == 204 || code == 304 { return Response(status: report.status, headers: report.headers) }
        if debug, report.isUnexpected, DebugPage.isWanted(by: context.request, ratherThan: format.mediaType) {
            return await DebugPage.response(to: report, context)
        }
        return format.response(to: report, context)
    }

    // MARK: Logging

    /// Logs an error that comes too late to become an answer.
    func logLate(_ error: any Error, _ context: RequestContext) { log(error, context, "Cleaning up failed") }

    /// Logs what an error handler threw. One that does not want an error throws the same again, which is no second mistake.
    private func log(_ error: any Error, thrownFor first: any Error, isLogged: Bool, _ context: RequestContext) {
        if String(reflecting: error) != String(reflecting: first) {
            log(error, context, "An error handler failed", ["answering": "\(String(reflecting: first))"])
        } else if !isLogged {
            log(error, context)
        }
    }

    /// Logs an error with the request in which it happened.
    func log(
        _ error: any Error, _ context: RequestContext, _ message: Logger.Message = "A handler failed", _ more: Logger.Metadata = [:]
    ) {
        let request = context.request
        var metadata = more
        metadata["method"] = "\(request.method.rawValue)"
        metadata["target"] = "\(request.target)"
        metadata["request-id"] = "\(request.id)"
        metadata["error"] = "\(String(reflecting: error))"
        if let route = context.route {
            metadata["handler"] = "\(route.handler)"
            metadata["source"] = "\(route.source)"
        }
        logger.error(message, metadata: metadata)
    }
}
