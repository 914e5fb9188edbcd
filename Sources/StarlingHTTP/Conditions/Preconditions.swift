public import HTTPTypes

/// What a request asks of the version that there is: the fields `If-Match`, `If-Unmodified-Since`, `If-None-Match` and `If-Modified-Since`
/// (RFC 9110, section 13).
///
/// ```swift
/// switch Preconditions(request.headers).outcome(of: request.method, etag: book.etag) {
/// case .met: …
/// case .notModified: …           // 304
/// case .failed: …                // 412
/// }
/// ```
public struct Preconditions: Sendable, Hashable {
    /// What they come to.
    public enum Outcome: Sendable, Hashable {
        /// The request is answered as if there were none.
        case met
        /// The client has the version that it would get: 304.
        case notModified
        /// The request is not to be carried out: 412.
        case failed
    }

    /// The versions of which there must be one.
    public var match: ETagList?
    /// Nothing may have changed since.
    public var unmodifiedSince: HTTPDate?
    /// The versions of which there must be none.
    public var noneMatch: ETagList?
    /// Something must have changed since.
    public var modifiedSince: HTTPDate?

    /// No conditions.
    public init() {}

    /// Reads the fields of a request. A date that is none does not count.
    public init(_ headers: HeaderFields) {
        guard !headers.isEmpty else { return }
        match = headers[.ifMatch].map { ETagList($0) }
        unmodifiedSince = headers[.ifUnmodifiedSince].flatMap { HTTPDate($0) }
        noneMatch = headers[.ifNoneMatch].map { ETagList($0) }
        modifiedSince = headers[.ifModifiedSince].flatMap { HTTPDate($0) }
    }

    /// Whether there is no condition.
    public var isEmpty: Bool { match == nil && unmodifiedSince == nil && noneMatch == nil && modifiedSince == nil }

    /// What they come to, in the order of RFC 9110, section 13.2.2. A date counts only where no tag was sent that says the same better, and
    /// where it is known when the last change was.
    /// - Parameters:
    ///   - method: That of the request.
    ///   - etag: The version that there is; nil when it is not known.
    ///   - lastModified: When it was changed; nil when that is not known.
    ///   - exists: Whether there is one. Default: there is.
    public func outcome(
        of method: HTTPRequest.Method, etag: ETag? = nil, lastModified: HTTPDate? = nil, exists: Bool = true
    ) -> Outcome {
        let reads = method == .get || method == .head
        if let match {
            if !(exists && match.containsStrongly(etag)) { return .failed }
        } else if let unmodifiedSince, let lastModified, exists, lastModified > unmodifiedSince {
            return .failed
        }
        if let noneMatch {
            if exists && noneMatch.containsWeakly(etag) { return reads ? .notModified : .failed }
        } else if reads, let modifiedSince, let lastModified, exists, lastModified <= modifiedSince {
            return .notModified
        }
        return .met
    }
}
