import HTTPTypes

extension Response {
    /// 304 in place of an answer with these fields: with those that a cache goes by, and without those that tell of the body that is not
    /// there (RFC 9110, section 15.4.5).
    /// - Parameter headers: The fields that the answer would have.
    package static func notModified(_ headers: HeaderFields) -> Response {
        var headers = headers
        for name: HTTPField.Name in [
            .contentType, .contentLength, .contentEncoding, .contentLanguage, .contentRange, .contentDisposition, .acceptRanges,
        ] where headers.contains(name) {
            headers.remove(name)
        }
        if headers.contains(.eTag), headers.contains(.lastModified) { headers.remove(.lastModified) }
        return Response(status: .notModified, headers: headers)
    }
}
