import HTTPTypes
public import StarlingHTTP
import StarlingModel

/// `{"status_code": 404, "detail": "No such book", "extra": …}`: how errors are told by default.
///
/// `extra` is there when there is more to say.
public struct JSONErrorFormat: ErrorFormat {
    /// Makes a format.
    public init() {}

    /// `application/json`
    public var mediaType: MediaType { .json }

    /// The report in JSON; its faults are the `extra`.
    public func response(to report: ErrorReport, _ context: RequestContext) -> Response {
        var body: JSONObject = ["status_code": .integer(report.status.code), "detail": .string(report.detail)]
        body["extra"] = report.faults.isEmpty ? report.extra : .array(report.faults.map(Self.entry))
        let response = try? Response(json: body, status: report.status, headers: report.headers)
        return response ?? Response(status: report.status, headers: report.headers)
    }

    private static func entry(_ reported: ReportedFault) -> JSONValue {
        var entry: JSONObject = ["message": .string(reported.message), "key": .string(reported.fault.path)]
        if let source = reported.fault.source { entry["source"] = .string(source.rawValue) }
        return .object(entry)
    }
}
