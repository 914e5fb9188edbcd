import HTTPTypes

/// What a client wants of caches on the way: the `Cache-Control` field of requests (RFC 9111, section 5.2.1; RFC 5861).
///
/// ```swift
/// if RequestCacheControl(request.headers).noCache { await cache.forget(id) }
/// ```
public struct RequestCacheControl: Sendable, Hashable {
    /// How stale an answer may be.
    public enum Staleness: Sendable, Hashable {
        /// As stale as it is.
        case any
        /// For so long, in whole seconds.
        case atMost(Duration)
    }

    /// How old an answer may be, in whole seconds.
    public var maxAge: Duration?
    /// How stale an answer may be; nil where it must be fresh.
    public var maxStale: Staleness?
    /// How long an answer must still be fresh.
    public var minFresh: Duration?
    /// Whether an answer must be validated, however fresh it is.
    public var noCache: Bool
    /// Whether nobody may keep the answer.
    public var noStore: Bool
    /// Whether nobody on the way may change the body.
    public var noTransform: Bool
    /// Whether the answer is wanted only if a cache has it; 504 otherwise.
    public var onlyIfCached: Bool
    /// How long a stale answer will do when validating fails (RFC 5861).
    public var staleIfError: Duration?

    /// Collects directives.
    public init(
        maxAge: Duration? = nil, maxStale: Staleness? = nil, minFresh: Duration? = nil, noCache: Bool = false, noStore: Bool = false,
        noTransform: Bool = false, onlyIfCached: Bool = false, staleIfError: Duration? = nil
    ) {
        self.maxAge = maxAge
        self.maxStale = maxStale
        self.minFresh = minFresh
        self.noCache = noCache
        self.noStore = noStore
        self.noTransform = noTransform
        self.onlyIfCached = onlyIfCached
        self.staleIfError = staleIfError
    }

    /// Reads the fields of a request.
    public init(_ headers: HeaderFields) { self.init(headerValue: headers[.cacheControl] ?? "") }

    /// Reads the value of a field. Directives that it does not know are passed over; a time that is no number is none at all.
    public init(headerValue: String) {
        let directives = CacheDirectives(headerValue)
        let isAnyStale = directives.has("max-stale") && directives.argument("max-stale") == nil
        self.init(
            maxAge: directives.seconds("max-age"),
            maxStale: isAnyStale ? .any : directives.seconds("max-stale").map { .atMost($0) },
            minFresh: directives.seconds("min-fresh"), noCache: directives.has("no-cache"), noStore: directives.has("no-store"),
            noTransform: directives.has("no-transform"), onlyIfCached: directives.has("only-if-cached"),
            staleIfError: directives.seconds("stale-if-error"))
    }
}

extension RequestCacheControl: HeaderValue {
    /// The value of the field.
    public var headerValue: String {
        var directives = CacheDirectives()
        directives.add("max-age", maxAge)
        switch maxStale {
        case .any: directives.add("max-stale", true)
        case .atMost(let time): directives.add("max-stale", time)
        case nil: break
        }
        directives.add("min-fresh", minFresh)
        directives.add("no-cache", noCache)
        directives.add("no-store", noStore)
        directives.add("no-transform", noTransform)
        directives.add("only-if-cached", onlyIfCached)
        directives.add("stale-if-error", staleIfError)
        return directives.text
    }
}
