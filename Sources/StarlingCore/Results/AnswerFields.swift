import HTTPTypes
import StarlingHTTP

/// The fields that the answers of a route have unless they say otherwise.
struct AnswerFields: Sendable {
    /// Those of successful answers.
    var success: HeaderFields
    /// Those of all others; nil where they are the same.
    var others: HeaderFields?
    /// How the version of successful answers is told; nil when nobody said.
    var etag: (any ETagChoice)?

    /// Those of answers with a status. 304 stands for a successful answer that the client has already (RFC 9110, section 15.4.5).
    func fields(for status: HTTPResponse.Status) -> HeaderFields {
        guard let others, !(200..<300).contains(status.code), status.code != 304 else { return success }
        return others
    }

    /// Sets a field of both.
    mutating func set(_ name: HTTPField.Name, to value: String) {
        success[name] = value
        others?[name] = value
    }
}
