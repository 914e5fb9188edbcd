/// The version that a part is wanted of: the value of `If-Range` (RFC 9110, section 13.1.5). Of any other, the client wants all.
public enum IfRange: Sendable, Hashable {
    /// This one.
    case etag(ETag)
    /// The one of this moment.
    case date(HTTPDate)
    /// None that can be understood, so that none is it.
    case malformed

    /// Reads the value of a field.
    public init(_ value: String) {
        if let tag = ETag(headerValue: value) {
            self = .etag(tag)
        } else if let date = HTTPDate(value) {
            self = .date(date)
        } else {
            self = .malformed
        }
    }

    /// Whether the version is the one that there is. What may have changed without notice is not: a weak tag, and a moment that is not over.
    /// - Parameters:
    ///   - etag: The version that there is.
    ///   - lastModified: When it was changed.
    ///   - now: The present.
    public func isMet(etag: ETag?, lastModified: HTTPDate?, now: HTTPDate = .now) -> Bool {
        switch self {
        case .etag(let tag): etag?.isStronglyEqual(to: tag) ?? false
        case .date(let date): date == lastModified && date < now
        case .malformed: false
        }
    }
}
