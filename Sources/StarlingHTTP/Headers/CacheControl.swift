public import HTTPTypes

/// Who may keep an answer, and for how long: the `Cache-Control` field of answers (RFC 9111, section 5.2.2; RFC 5861; RFC 8246).
///
/// ```swift
/// CacheControl(.public, maxAge: .seconds(300), immutable: true)
/// ```
/// What requests say is a ``RequestCacheControl``.
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
    /// Fields that shared caches may not keep, though they may keep the rest: `private="set-cookie"`. Default: none.
    public var privateFields: [HTTPField.Name]
    /// How long it is fresh, in whole seconds.
    public var maxAge: Duration?
    /// The same for shared caches.
    public var sharedMaxAge: Duration?
    /// Whether it may not be kept at all.
    public var noStore: Bool
    /// Whether it must be validated before every use.
    public var noCache: Bool
    /// Fields that may not be used without validation, though the rest may: `no-cache="set-cookie"`. Default: none.
    public var noCacheFields: [HTTPField.Name]
    /// Whether nobody on the way may change the body, such as make images smaller.
    public var noTransform: Bool
    /// Whether it must be validated once it is stale.
    public var mustRevalidate: Bool
    /// The same for shared caches.
    public var proxyRevalidate: Bool
    /// Whether caches that do not know the status may not keep it.
    public var mustUnderstand: Bool
    /// Whether it never changes while it is fresh (RFC 8246).
    public var immutable: Bool
    /// How long a stale answer may be used while it is validated (RFC 5861).
    public var staleWhileRevalidate: Duration?
    /// How long a stale answer may be used when validating fails (RFC 5861).
    public var staleIfError: Duration?

    /// Collects directives.
    public init(
        _ visibility: Visibility? = nil, privateFields: [HTTPField.Name] = [], maxAge: Duration? = nil, sharedMaxAge: Duration? = nil,
        noStore: Bool = false, noCache: Bool = false, noCacheFields: [HTTPField.Name] = [], noTransform: Bool = false,
        mustRevalidate: Bool = false, proxyRevalidate: Bool = false, mustUnderstand: Bool = false, immutable: Bool = false,
        staleWhileRevalidate: Duration? = nil, staleIfError: Duration? = nil
    ) {
        self.visibility = visibility
        self.privateFields = privateFields
        self.maxAge = maxAge
        self.sharedMaxAge = sharedMaxAge
        self.noStore = noStore
        self.noCache = noCache
        self.noCacheFields = noCacheFields
        self.noTransform = noTransform
        self.mustRevalidate = mustRevalidate
        self.proxyRevalidate = proxyRevalidate
        self.mustUnderstand = mustUnderstand
        self.immutable = immutable
        self.staleWhileRevalidate = staleWhileRevalidate
        self.staleIfError = staleIfError
    }

    /// Nobody keeps it.
    public static var noStore: CacheControl { CacheControl(noStore: true) }

    /// The value of the field.
    public var headerValue: String {
        var directives = CacheDirectives()
        directives.add("max-age", maxAge)
        directives.add("s-maxage", sharedMaxAge)
        directives.add("no-cache", noCache, noCacheFields)
        directives.add("no-store", noStore)
        directives.add("public", visibility == .public)
        directives.add("private", visibility == .private, privateFields)
        directives.add("no-transform", noTransform)
        directives.add("must-revalidate", mustRevalidate)
        directives.add("proxy-revalidate", proxyRevalidate)
        directives.add("must-understand", mustUnderstand)
        directives.add("immutable", immutable)
        directives.add("stale-while-revalidate", staleWhileRevalidate)
        directives.add("stale-if-error", staleIfError)
        return directives.text
    }
}
