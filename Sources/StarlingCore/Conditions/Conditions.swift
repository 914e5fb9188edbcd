import HTTPTypes
public import StarlingHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a request asks of the version that there is (RFC 9110, section 13). A handler that takes an argument of this type can end its work
/// as soon as it knows the version:
///
/// ```swift
/// @Get("/books/{id}")
/// func book(id: Int, conditions: Conditions, shelf: Shelf) async throws -> Book {
///     try conditions.check(lastModified: await shelf.lastChange(of: id))          // 304, and the rest is not done
///     return try await shelf.book(id)
/// }
///
/// @Put("/books/{id}")
/// func replace(id: Int, data: Book, conditions: Conditions, shelf: Shelf) async throws -> Book {
///     try conditions.check(etag: await shelf.version(of: id))                     // 412 when another was faster
///     return try await shelf.replace(id, by: data)
/// }
/// ```
public struct Conditions: ContextValue {
    private let context: RequestContext

    /// Outside requests there is none.
    public static var isDetached: Bool { false }

    /// The conditions of a request.
    public static func value(in context: RequestContext) -> Conditions { Conditions(context: context) }

    /// The conditions themselves.
    public var preconditions: Preconditions { Preconditions(context.request.headers) }

    /// Ends the work unless the conditions are met, and tells the version in the answer to GET and HEAD: `ETag` and `Last-Modified`.
    ///
    /// An answer to another method has none, since the version is another one then: where it is known, a ``StarlingHTTP/Reply`` tells it.
    /// - Parameters:
    ///   - etag: The version that there is. Default: not known.
    ///   - lastModified: When it was changed last. Default: not known.
    ///   - exists: Whether there is one at all: `If-None-Match: *` asks that there is none, `If-Match: *` that there is one. Default: there
    ///     is.
    /// - Throws: What becomes 304, which is no error to anybody else; ``StarlingHTTP/HTTPError`` with status 412.
    public func check(etag: ETag? = nil, lastModified: Date? = nil, exists: Bool = true) throws {
        let (request, moment) = (context.request, lastModified.map { HTTPDate($0) })
        var validators = HeaderFields()
        if request.method == .get || request.method == .head, exists {
            if let etag { validators[.eTag] = etag.headerValue }
            if let moment { validators[.lastModified] = min(moment, .now).description }
        }
        switch preconditions.outcome(of: request.method, etag: etag, lastModified: moment, exists: exists) {
        case .met: if !validators.isEmpty { context.scope.validators = validators }
        case .notModified: throw NotModified(validators: validators)
        case .failed: throw HTTPError.preconditionFailed()
        }
    }
}
