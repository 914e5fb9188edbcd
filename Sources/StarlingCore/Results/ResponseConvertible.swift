public import HTTPTypes
public import NIOCore
public import StarlingHTTP
public import StarlingModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A result that knows what it looks like on the wire. Everything else that handlers return is encoded as JSON.
public protocol ResponseConvertible: Sendable {
    /// The media type of its answers; nil when each has its own.
    static var mediaType: MediaType? { get }

    /// The answer.
    /// - Parameters:
    ///   - defaults: The status and the header fields that the route has for it.
    ///   - context: The request that is answered.
    /// - Throws: When it has no wire form; answered 500.
    func response(_ defaults: ResponseDefaults, in context: RequestContext) throws -> Response
}

/// What a route's answers have when the result says nothing else.
public struct ResponseDefaults: Sendable {
    /// The status.
    public var status: HTTPResponse.Status
    /// The header fields, `Content-Type` among them.
    public var headers: HeaderFields
    /// The shape of the models in the answer; nil when they are sent as they are.
    public var dto: AnyDTO?
    /// The fields of answers that are no success; nil where they are the same.
    private var otherHeaders: HeaderFields?

    /// Collects defaults.
    public init(status: HTTPResponse.Status = .ok, headers: HeaderFields = HeaderFields(), dto: AnyDTO? = nil) {
        self.status = status
        self.headers = headers
        self.dto = dto
    }

    init(status: HTTPResponse.Status, fields: AnswerFields, dto: AnyDTO?) {
        self.init(status: status, headers: fields.fields(for: status), dto: dto)
        otherHeaders = fields.others
    }

    /// The same for an answer that has a status of its own.
    func with(_ status: HTTPResponse.Status) -> ResponseDefaults {
        var defaults = self
        defaults.headers = headers(for: status)
        defaults.status = status
        return defaults
    }

    /// The header fields of an answer that has a status of its own: what layers say of successful answers alone, `Cache-Control` and
    /// `ETag`, no other has.
    public func headers(for status: HTTPResponse.Status) -> HeaderFields {
        AnswerFields(success: headers, others: otherHeaders).fields(for: status)
    }
}

extension Response: ResponseConvertible {
    /// Each has its own.
    public static var mediaType: MediaType? { nil }
    /// The answer itself, with the route's fields that it does not have.
    public func response(_ defaults: ResponseDefaults, in context: RequestContext) -> Response {
        let fields = defaults.headers(for: status)
        if fields.isEmpty { return self }
        // Its own cookies come last, so that they win.
        var merged = HeaderFields()
        for field in fields {
            guard let name = HTTPField.Name(field.name) else { continue }
            if name == .setCookie || !headers.contains(name) { merged.append(field.value, for: name) }
        }
        merged.append(contentsOf: headers)
        var response = self
        response.headers = merged
        return response
    }
}

extension String: ResponseConvertible {
    /// `text/plain; charset=utf-8`
    public static var mediaType: MediaType? { .text }
    /// The text as it is.
    public func response(_ defaults: ResponseDefaults, in context: RequestContext) -> Response {
        Response(status: defaults.status, headers: defaults.headers, body: .text(self))
    }
}

extension [UInt8]: ResponseConvertible {
    /// `application/octet-stream`
    public static var mediaType: MediaType? { .bytes }
    /// The bytes as they are.
    public func response(_ defaults: ResponseDefaults, in context: RequestContext) -> Response {
        Response(status: defaults.status, headers: defaults.headers, body: .bytes(self))
    }
}

extension ByteBuffer: ResponseConvertible {
    /// `application/octet-stream`
    public static var mediaType: MediaType? { .bytes }
    /// The bytes as they are.
    public func response(_ defaults: ResponseDefaults, in context: RequestContext) -> Response {
        Response(status: defaults.status, headers: defaults.headers, body: .buffer(self))
    }
}

extension Data: ResponseConvertible {
    /// `application/octet-stream`
    public static var mediaType: MediaType? { .bytes }
    /// The bytes as they are.
    public func response(_ defaults: ResponseDefaults, in context: RequestContext) -> Response {
        Response(status: defaults.status, headers: defaults.headers, body: .bytes([UInt8](self)))
    }
}
