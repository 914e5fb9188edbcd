extension Application {
    /// The path of a route with the values of its variables, percent-encoded, and its query: `url(for: $user(id: 5))`.
    ///
    /// The table of URLs is made when the first one is asked for, and kept as long as the handlers stay the same. Nothing else is checked:
    /// a handler that start-up would refuse has a URL too. While a request runs, ``RequestContext/url(for:)`` and
    /// ``StarlingHTTP/Request/url(for:)`` also know where the application is mounted and which host the client speaks to. A route that
    /// holds for one host begins with it: `//api.example.com/users/5`.
    /// - Throws: ``RouteReferenceError``.
    public func url(for reference: RouteReference) throws(RouteReferenceError) -> String {
        try urls.urls(of: rootNode).target(of: reference, from: nil).relative()
    }

    /// The absolute URL of a route, for mails and the like: `absoluteURL(for: $user(id: 5), base: "https://example.com")`.
    /// - Parameters:
    ///   - reference: The route.
    ///   - base: Scheme and host, with the port and a path where there are some. A route that holds for one host has that instead.
    /// - Throws: ``RouteReferenceError``.
    public func absoluteURL(for reference: RouteReference, base: String) throws(RouteReferenceError) -> String {
        try urls.urls(of: rootNode).absolute(reference, base: base)
    }
}

extension ApplicationResponder {
    /// The path of a route with the values of its variables, percent-encoded, and its query. See ``Application/url(for:)``.
    /// - Throws: ``RouteReferenceError``.
    public func url(for reference: RouteReference) throws(RouteReferenceError) -> String {
        try urls.target(of: reference, from: nil).relative()
    }

    /// The absolute URL of a route. See ``Application/absoluteURL(for:base:)``.
    /// - Throws: ``RouteReferenceError``.
    public func absoluteURL(for reference: RouteReference, base: String) throws(RouteReferenceError) -> String {
        try urls.absolute(reference, base: base)
    }
}

extension RouteURLs {
    fileprivate func absolute(_ reference: RouteReference, base: String) throws(RouteReferenceError) -> String {
        let base = try URLBase(parsing: base)
        return try base.absolute(try target(of: reference, from: base.host))
    }
}
