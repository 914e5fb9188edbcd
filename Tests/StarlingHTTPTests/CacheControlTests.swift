import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct CacheControlTests {
    @Test(arguments: [
        (CacheControl(), ""), (.noStore, "no-store"), (CacheControl(.public, maxAge: .seconds(5)), "max-age=5, public"),
        (CacheControl(.private, noCache: true), "no-cache, private"), (CacheControl(maxAge: .seconds(-1)), "max-age=0"),
        (CacheControl(maxAge: .milliseconds(1500)), "max-age=1"),
        (
            CacheControl(
                .public, maxAge: .seconds(1), sharedMaxAge: .seconds(2), noStore: true, noCache: true, mustRevalidate: true,
                immutable: true, staleWhileRevalidate: .seconds(3), staleIfError: .seconds(4)),
            "max-age=1, s-maxage=2, no-cache, no-store, public, must-revalidate, immutable, stale-while-revalidate=3, stale-if-error=4"
        ),
        (
            CacheControl(
                privateFields: [.setCookie, .age], noCacheFields: [.setCookie], noTransform: true, proxyRevalidate: true,
                mustUnderstand: true),
            "no-cache=\"set-cookie\", private=\"set-cookie, age\", no-transform, proxy-revalidate, must-understand"
        ),
    ]) func isWritten(control: CacheControl, text: String) {
        #expect(control.headerValue == text)
    }

    @Test(arguments: [
        ("", CacheControl()), ("max-age=5, public", CacheControl(.public, maxAge: .seconds(5))),
        ("PUBLIC,Max-Age=5", CacheControl(.public, maxAge: .seconds(5))), ("public, private", CacheControl(.private)),
        ("max-age=\"5\"", CacheControl(maxAge: .seconds(5))), ("max-age=5, max-age=6", CacheControl(maxAge: .seconds(5))),
        ("max-age=x", CacheControl(maxAge: .zero)), ("max-age", CacheControl(maxAge: .zero)), ("max-age=-1", CacheControl(maxAge: .zero)),
        ("max-age=99999999999999999999", CacheControl(maxAge: .seconds(2_147_483_648))),
        ("unknown, no-store, other=\"a, public\"", .noStore), ("=, ;, \"", CacheControl()),
        ("private=\"set-cookie, age\"", CacheControl(privateFields: [.setCookie, .age])),
        ("private=\"\", no-cache=\"/\"", CacheControl(.private, noCache: true)),
        ("no-cache=\"set-cookie\"", CacheControl(noCacheFields: [.setCookie])), ("no-cache", CacheControl(noCache: true)),
        ("s-maxage=2, must-revalidate, immutable", CacheControl(sharedMaxAge: .seconds(2), mustRevalidate: true, immutable: true)),
    ]) func isRead(text: String, control: CacheControl) {
        #expect(CacheControl(headerValue: text) == control)
    }

    @Test(arguments: [
        ("", RequestCacheControl()), ("no-cache", RequestCacheControl(noCache: true)),
        ("max-stale", RequestCacheControl(maxStale: .any)), ("max-stale=5", RequestCacheControl(maxStale: .atMost(.seconds(5)))),
        ("max-age=0, min-fresh=7, only-if-cached", RequestCacheControl(maxAge: .zero, minFresh: .seconds(7), onlyIfCached: true)),
        ("no-store, no-transform, stale-if-error=9", RequestCacheControl(noStore: true, noTransform: true, staleIfError: .seconds(9))),
    ]) func ofRequestsIsReadAndWritten(text: String, control: RequestCacheControl) {
        #expect(RequestCacheControl(headerValue: text) == control)
        #expect(RequestCacheControl(headerValue: control.headerValue) == control)
        #expect(RequestCacheControl([.cacheControl: text]) == control)
    }
}
