public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// What an answer is to tell about an error. An ``ErrorFormat`` writes it down.
public struct ErrorReport: Sendable {
    /// The error. Look at it for a type that the format knows, and only when the report is not ``isConcealed``.
    public var error: any Error
    /// The status of the answer.
    public var status: HTTPResponse.Status
    /// What went wrong, in a sentence for the client.
    public var detail: String
    /// What is wrong with the input; empty for all errors but a ``StarlingModel/ValidationError``.
    public var faults: [ReportedFault]
    /// Further data for the client: that of an ``StarlingHTTP/HTTPError``; of an unexpected error, in debug mode, what happened.
    public var extra: JSONValue?
    /// Header fields that the answer must have, such as `Allow` and `WWW-Authenticate`.
    public var headers: HeaderFields
    /// Whether it is a mistake of the service, answered 500. It has been logged.
    public var isUnexpected: Bool
    /// Whether the client must not learn what happened: the error is unexpected, and debug mode is off. Then detail and extra tell nothing.
    public var isConcealed: Bool
}

/// One thing that is wrong with an input, in words.
public struct ReportedFault: Sendable {
    /// The fault: its code, its place and its source.
    public var fault: Fault
    /// The sentence that the application's catalogue has for it.
    public var message: String
}

extension ErrorReport {
    /// Reports an error.
    init(_ error: any Error, _ kind: ErrorKind, _ context: RequestContext, catalogue: FaultCatalogue, debug: Bool) {
        self.init(
            error: error, status: kind.status, detail: HTTPResponse.Status.internalServerError.phrase, faults: [], headers: HeaderFields(),
            isUnexpected: kind.isUnexpected, isConcealed: kind.isUnexpected && !debug)
        switch kind {
        case .http(let error):
            headers = error.headers
            if isConcealed { return }
            detail = error.detail
            extra = error.extra.flatMap { try? JSONValue(encoding: $0) }
        case .invalid(let found):
            detail = "Validation failed for \(context.request.method.rawValue) \(context.request.target)"
            faults = found.map { ReportedFault(fault: $0, message: catalogue.message(for: $0)) }
        case .malformed(let fault):
            detail = catalogue.message(for: fault)
        case .cancelled:
            detail = "The request was cancelled"
        case .unknown:
            if isConcealed { return }
            detail = "\(error)"
            extra = .object(Self.whatHappened(error, context.route))
        }
    }

    private static func whatHappened(_ error: any Error, _ route: RouteDescription?) -> JSONObject {
        var happened: JSONObject = ["type": .string("\(type(of: error))"), "description": .string(String(reflecting: error))]
        if let route { happened["handler"] = .string("\(route.handler) at \(route.source)") }
        return happened
    }
}
