public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// An error that says itself which problem it is (RFC 9457, section 3.1): throw it anywhere below a handler.
///
/// ```swift
/// throw ProblemDetailsError(
///     type: "https://example.com/problems/out-of-credit", title: "You do not have enough credit", status: .forbidden,
///     detail: "Your balance is 30, but that costs 50", extensions: ["balance": 30])
/// ```
/// Without the plug-in ``ProblemDetails`` it is answered like an ``StarlingHTTP/HTTPError`` of its status and detail, with the extensions as
/// `extra`. Of one with status 500 clients learn in debug mode only.
public struct ProblemDetailsError: HTTPErrorConvertible {
    /// A URI that names the kind of problem; nil for `about:blank`: the status says it all.
    public var type: String?
    /// What kind of problem it is, in words: the same each time. Nil for the status's phrase.
    public var title: String?
    /// The status of the answer.
    public var status: HTTPResponse.Status
    /// What happened this time, in words; nil leaves it out.
    public var detail: String?
    /// A URI that names this one occurrence; nil for the path of the request.
    public var instance: String?
    /// Further members. One that is named like a member of every problem is left out.
    public var extensions: JSONObject
    /// Header fields of the answer.
    public var headers: HeaderFields

    /// Makes a problem.
    /// - Parameters:
    ///   - type: A URI that names the kind of problem. Default: `about:blank`.
    ///   - title: What kind of problem it is. Default: the status's phrase.
    ///   - status: The status of the answer.
    ///   - detail: What happened this time. Default: nothing is said.
    ///   - instance: A URI that names this one occurrence. Default: the path of the request.
    ///   - extensions: Further members. Default: none.
    ///   - headers: Header fields of the answer. Default: none.
    public init(
        type: String? = nil, title: String? = nil, status: HTTPResponse.Status, detail: String? = nil, instance: String? = nil,
        extensions: JSONObject = [:], headers: HeaderFields = [:]
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.extensions = extensions
        self.headers = headers
    }

    /// Its status, its detail, or else its title, its extensions and its fields.
    public var httpError: HTTPError {
        HTTPError(status, detail ?? title, extra: extensions.isEmpty ? nil : extensions, headers: headers)
    }
}
