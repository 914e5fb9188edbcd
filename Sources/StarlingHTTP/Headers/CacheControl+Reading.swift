extension CacheControl {
    /// Reads the value of a field, such as that of an answer of another server.
    ///
    /// Directives that it does not know are passed over. Of a directive that comes twice, the first counts; a time that is no number is
    /// none at all, so that the answer is stale. `private` wins over `public`.
    public init(headerValue: String) {
        let directives = CacheDirectives(headerValue)
        let privateFields = directives.fields("private")
        let noCacheFields = directives.fields("no-cache")
        // What names no field is about all: rather nothing is kept than too much.
        let isPrivate = directives.has("private") && privateFields?.isEmpty != false
        self.init(
            isPrivate ? .private : directives.has("public") ? .public : nil, privateFields: privateFields ?? [],
            maxAge: directives.seconds("max-age"), sharedMaxAge: directives.seconds("s-maxage"), noStore: directives.has("no-store"),
            noCache: directives.has("no-cache") && noCacheFields?.isEmpty != false, noCacheFields: noCacheFields ?? [],
            noTransform: directives.has("no-transform"), mustRevalidate: directives.has("must-revalidate"),
            proxyRevalidate: directives.has("proxy-revalidate"), mustUnderstand: directives.has("must-understand"),
            immutable: directives.has("immutable"), staleWhileRevalidate: directives.seconds("stale-while-revalidate"),
            staleIfError: directives.seconds("stale-if-error"))
    }
}
