/// Who may keep an answer, and for how long: the `Cache-Control` field (RFC 9111, section 5.2.2).
///
/// ```swift
/// CacheControl(.public, maxAge: .seconds(300), immutable: true)
/// ```
public struct CacheControl: Sendable, Hashable {
    /// Whose caches may keep it.
    public enum Visibility: String, Sendable, Hashable {
        /// Any cache's.
        case `public`
        /// The client's own alone.
        case `private`
    }

    /// Whose caches may keep it; nil leaves it to the method and the status.
    public var visibility: Visibility?
    /// How long it is fresh, in whole seconds.
    public var maxAge: Duration?
    /// The same for shared caches.
    public var sharedMaxAge: Duration?
    /// Whether it may be kept at all.
    public var noStore: Bool
    /// Whether it must be validated before every use.
    public var noCache: Bool
    /// Whether it must be validated once it is stale.
    public var mustRevalidate: Bool
    /// Whether it never changes while it is fresh (RFC 8246).
    public var immutable: Bool
    /// How long a stale answer may be used while it is validated (RFC 5861).
    public var staleWhileRevalidate: Duration?
    /// How long a stale answer may be used when validating fails (RFC 5861).
    public var staleIfError: Duration?

    /// Collects directives.
    public init(
        _ visibility: Visibility? = nil, maxAge: Duration? = nil, sharedMaxAge: Duration? = nil, noStore: Bool = false,
        noCache: Bool = false, mustRevalidate: Bool = false, immutable: Bool = false, staleWhileRevalidate: Duration? = nil,
        staleIfError: Duration? = nil
    ) {
        self.visibility = visibility
        self.maxAge = maxAge
        self.sharedMaxAge = sharedMaxAge
        self.noStore = noStore
        self.noCache = noCache
        self.mustRevalidate = mustRevalidate
        self.immutable = immutable
        self.staleWhileRevalidate = staleWhileRevalidate
        self.staleIfError = staleIfError
    }

    /// Nobody keeps it.
    public static var noStore: CacheControl { CacheControl(noStore: true) }

    /// The value of the field.
    public var headerValue: String {
        var directives: [String] = []
        func add(_ name: String, _ age: Duration?) {
            if let age { directives.append("\(name)=\(max(0, age.components.seconds))") }
        }
        add("max-age", maxAge)
        add("s-maxage", sharedMaxAge)
        if noCache { directives.append("no-cache") }
        if noStore { directives.append("no-store") }
        if let visibility { directives.append(visibility.rawValue) }
        if mustRevalidate { directives.append("must-revalidate") }
        if immutable { directives.append("immutable") }
        add("stale-while-revalidate", staleWhileRevalidate)
        add("stale-if-error", staleIfError)
        return directives.joined(separator: ", ")
    }
}
