import HTTPTypes
import StarlingHTTP

/// Ends the work of a handler whose client has the answer already: 304.
struct NotModified: HTTPErrorConvertible {
    /// The fields that tell the version.
    let validators: HeaderFields

    var httpError: HTTPError { HTTPError(.notModified, headers: validators) }

    /// The answer, with the fields that caches go by.
    /// - Parameter fields: Those of the route's answers.
    func response(_ fields: AnswerFields) -> Response {
        var headers = fields.fields(for: .notModified)
        headers.replace(with: validators)
        return .notModified(headers)
    }
}

extension Response {
    /// Tells the version of what is in a successful answer, unless that is told already.
    mutating func tell(_ validators: HeaderFields) {
        guard !validators.isEmpty, (200..<300).contains(status.code) || status == .notModified else { return }
        for (name, value) in validators {
            if let name = HTTPField.Name(name), !headers.contains(name) { headers[name] = value }
        }
    }
}
