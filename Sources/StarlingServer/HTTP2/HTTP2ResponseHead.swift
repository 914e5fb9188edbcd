import HTTPTypes
import NIOHPACK
import StarlingHTTP

/// Writes the head of an answer as the fields of a HEADERS frame.
enum HTTP2ResponseHead {
    /// The fields of an answer.
    /// - Parameters:
    ///   - length: The length of the body when it is told.
    ///   - measuresBody: See ``ResponseHead/measuresBody``.
    static func fields(
        _ response: Response, length: Int?, measuresBody: Bool, server: String?, date: String
    ) -> HPACKHeaders {
        var fields = HPACKHeaders()
        fields.reserveCapacity(response.headers.count + 4)
        fields.add(name: ":status", value: status(response.status))
        var announced = false
        response.headers.forEach { name, value in
            switch FieldOwner(name) {
            case .engine, .upgrade: return
            case .length:
                if measuresBody { return }
                announced = true
            case .handler: break
            }
            append(name, value, to: &fields)
        }
        if let length, !announced { fields.add(name: "content-length", value: String(length), indexing: .nonIndexable) }
        if let server { fields.add(name: "server", value: server) }
        fields.add(name: "date", value: date)
        return fields
    }

    /// The fields of an informational response.
    static func informational(_ status: HTTPResponse.Status, _ headers: HeaderFields) -> HPACKHeaders {
        var fields = HPACKHeaders([(":status", self.status(status))])
        headers.forEach { name, value in if case .handler = FieldOwner(name) { append(name, value, to: &fields) } }
        return fields
    }

    /// The fields behind a body.
    static func trailers(_ headers: HeaderFields) -> HPACKHeaders {
        var fields = HPACKHeaders()
        headers.forEach { name, value in append(name, value, to: &fields) }
        return fields
    }

    /// Three digits whatever happens: a status outside of them would be malformed.
    private static func status(_ status: HTTPResponse.Status) -> String {
        status.code == 200 ? "200" : String((100...999).contains(status.code) ? status.code : 500)
    }

    private static func append(
        _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, to fields: inout HPACKHeaders
    ) {
        let name = String(decoding: name, as: UTF8.self)
        guard !HTTP2HeadReader.isOfConnection(name) else { return }
        fields.add(name: name, value: String(decoding: value, as: UTF8.self), indexing: indexing(name))
    }

    /// What differs from answer to answer would only push the rest out of the client's table; what is secret must not be guessed from it
    /// (RFC 7541, section 7.1.3).
    private static func indexing(_ name: String) -> HPACKIndexing {
        switch name {
        case "set-cookie", "authorization", "www-authenticate": .neverIndexed
        case "content-length", "etag", "last-modified", "location", "content-range", "age", "expires": .nonIndexable
        default: .indexable
        }
    }
}
