public import StarlingHTTP

/// How answers tell errors: all those that no error handler makes. An application has one.
///
/// ```swift
/// struct PlainErrors: ErrorFormat {
///     var mediaType: MediaType { .text }
///
///     func response(to report: ErrorReport, _ context: RequestContext) -> Response {
///         var text = report.detail + "\n"
///         for fault in report.faults { text += "\(fault.fault.path): \(fault.message)\n" }
///         var response = Response(text, status: report.status)
///         response.headers.append(contentsOf: report.headers)
///         return response
///     }
/// }
///
/// Application(handlers: [$hello], errorFormat: PlainErrors())
/// ```
/// It is not asked about a status that allows no body, nor where debug mode shows its page.
public protocol ErrorFormat: Sendable {
    /// The media type of its answers.
    var mediaType: MediaType { get }

    /// The answer that tells an error: with the status and the header fields of the report.
    func response(to report: ErrorReport, _ context: RequestContext) -> Response
}

extension ErrorFormat where Self == JSONErrorFormat {
    /// `{"status_code": 404, "detail": "No such book", "extra": …}`: the default.
    public static var json: JSONErrorFormat { JSONErrorFormat() }
}
