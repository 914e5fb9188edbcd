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
    ]) func isWritten(control: CacheControl, text: String) {
        #expect(control.headerValue == text)
    }
}
