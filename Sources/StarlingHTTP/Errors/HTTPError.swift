public import HTTPTypes

/// An error that knows which answer it becomes: throw it anywhere below a handler.
///
/// ```swift
/// throw HTTPError.notFound("No such book")
/// throw HTTPError(.conflict, "Already there", extra: ["isbn": isbn])
/// ```
/// The answer is `{"status_code": 404, "detail": "No such book"}`, with `extra` where there is some. The detail of a 500 is told to the
/// client in debug mode only.
public struct HTTPError: Error, Sendable {
    /// The status of the answer.
    public var status: HTTPResponse.Status
    /// What went wrong, for the client. Default: the status's phrase.
    public var detail: String
    /// Further data for the client.
    public var extra: (any Encodable & Sendable)?
    /// Header fields of the answer.
    public var headers: HeaderFields

    /// Makes an error.
    /// - Parameters:
    ///   - status: The status of the answer.
    ///   - detail: Default: the status's phrase.
    ///   - extra: Default: none.
    ///   - headers: Default: none.
    public init(
        _ status: HTTPResponse.Status, _ detail: String? = nil, extra: (any Encodable & Sendable)? = nil,
        headers: HeaderFields = HeaderFields()
    ) {
        self.status = status
        self.detail = detail ?? status.phrase
        self.extra = extra
        self.headers = headers
    }
}

extension HTTPError {
    /// 400 Bad Request
    public static func badRequest(_ detail: String? = nil) -> HTTPError { HTTPError(.badRequest, detail) }
    /// 401 Unauthorized: the client has not said who it is.
    /// - Parameter challenge: The value of `WWW-Authenticate`, such as `Bearer`. Default: none.
    public static func unauthorized(_ detail: String? = nil, challenge: String? = nil) -> HTTPError {
        HTTPError(.unauthorized, detail, headers: challenge.map { [.wwwAuthenticate: $0] } ?? HeaderFields())
    }
    /// 403 Forbidden: it has, and may not.
    public static func forbidden(_ detail: String? = nil) -> HTTPError { HTTPError(.forbidden, detail) }
    /// 404 Not Found
    public static func notFound(_ detail: String? = nil) -> HTTPError { HTTPError(.notFound, detail) }
    /// 405 Method Not Allowed
    /// - Parameter allowed: The methods that the resource has.
    public static func methodNotAllowed(_ detail: String? = nil, allowed: [HTTPRequest.Method]) -> HTTPError {
        HTTPError(
            .methodNotAllowed, detail, headers: [.allow: allowed.map(\.rawValue).sorted().joined(separator: ", ")])
    }
    /// 406 Not Acceptable
    public static func notAcceptable(_ detail: String? = nil) -> HTTPError { HTTPError(.notAcceptable, detail) }
    /// 409 Conflict
    public static func conflict(_ detail: String? = nil) -> HTTPError { HTTPError(.conflict, detail) }
    /// 410 Gone
    public static func gone(_ detail: String? = nil) -> HTTPError { HTTPError(.gone, detail) }
    /// 412 Precondition Failed
    public static func preconditionFailed(_ detail: String? = nil) -> HTTPError { HTTPError(.preconditionFailed, detail) }
    /// 413 Content Too Large
    public static func contentTooLarge(_ detail: String? = nil) -> HTTPError { HTTPError(.contentTooLarge, detail) }
    /// 415 Unsupported Media Type
    public static func unsupportedMediaType(_ detail: String? = nil) -> HTTPError {
        HTTPError(.unsupportedMediaType, detail)
    }
    /// 422 Unprocessable Content
    public static func unprocessableContent(_ detail: String? = nil) -> HTTPError {
        HTTPError(.unprocessableContent, detail)
    }
    /// 429 Too Many Requests
    /// - Parameter retryAfter: When to come again; sent in whole seconds. Default: not said.
    public static func tooManyRequests(_ detail: String? = nil, retryAfter: Duration? = nil) -> HTTPError {
        HTTPError(.tooManyRequests, detail, headers: Self.retry(retryAfter))
    }
    /// 500 Internal Server Error; the detail is told in debug mode only.
    public static func internalServerError(_ detail: String? = nil) -> HTTPError {
        HTTPError(.internalServerError, detail)
    }
    /// 501 Not Implemented
    public static func notImplemented(_ detail: String? = nil) -> HTTPError { HTTPError(.notImplemented, detail) }
    /// 503 Service Unavailable
    /// - Parameter retryAfter: When to come again; sent in whole seconds. Default: not said.
    public static func serviceUnavailable(_ detail: String? = nil, retryAfter: Duration? = nil) -> HTTPError {
        HTTPError(.serviceUnavailable, detail, headers: Self.retry(retryAfter))
    }

    private static func retry(_ after: Duration?) -> HeaderFields {
        guard let components = after?.components else { return HeaderFields() }
        let seconds = components.seconds + (components.attoseconds > 0 ? 1 : 0)
        return [.retryAfter: "\(max(0, seconds))"]
    }
}
