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
    /// - Parameter layers: The tag that every answer of the route has, which does not count as told. Default: there is none.
    mutating func tell(_ validators: HeaderFields, over layers: ETag? = nil) {
        guard !validators.isEmpty, (200..<300).contains(status.code) || status == .notModified else { return }
        for (name, value) in validators {
            guard let name = HTTPField.Name(name) else { continue }
            let isOfLayers = name == .eTag && layers != nil && headers[.eTag] == layers?.headerValue
            if isOfLayers || !headers.contains(name) { headers[name] = value }
        }
    }
}
