public import StarlingHTTP

extension RequestContext {
    /// The URL of a route as the client of this request reaches it: `context.url(for: $user(id: 5))`.
    ///
    /// It is a path with its query, that of a mounted application with the path that it is mounted under. A route that holds for another
    /// host than the one that the client speaks to has an absolute URL. A mounted application can name the routes of those around it, too.
    /// - Throws: ``RouteReferenceError``; an ``StarlingHTTP/HTTPError`` of status 400 when an absolute URL is needed and the request's host
    ///   is none.
    public func url(for reference: RouteReference) throws -> String {
        try request.url(for: reference, of: bindings.application)
    }

    /// The absolute URL of a route as the client of this request reaches it. See ``StarlingHTTP/Request/absoluteURL(for:)``.
    /// - Throws: ``RouteReferenceError``; an ``StarlingHTTP/HTTPError`` of status 400 when the request's host is none.
    public func absoluteURL(for reference: RouteReference) throws -> String {
        try request.absoluteURL(for: reference, of: bindings.application)
    }
}

extension Request {
    /// The route that the request has matched, for handlers: its template, its name, its options. Middleware, guards and hooks find it in
    /// their context. Nil when the request is in no handler's hands.
    public var route: RouteDescription? { (owner as? RouteBindings)?.route }

    /// The URL of a route as the client of this request reaches it: `request.url(for: $user(id: 5))`. See ``RequestContext/url(for:)``,
    /// which is for middleware, guards and hooks: this is for handlers.
    /// - Throws: ``RouteReferenceError``, also when the request is in no handler's hands; an ``StarlingHTTP/HTTPError`` of status 400 when
    ///   an absolute URL is needed and the request's host is none.
    public func url(for reference: RouteReference) throws -> String {
        try url(for: reference, of: (owner as? RouteBindings)?.application)
    }

    /// The absolute URL of a route as the client of this request reaches it, for handlers: `https://example.com/users/5`.
    ///
    /// Scheme and host are those that the client addressed. The client says which host that is, and can say anything: for what goes to
    /// others, such as mails, use ``Application/absoluteURL(for:base:)``. Behind a proxy, ``StarlingHTTP/TrustedProxies`` tell what those are.
    /// - Throws: ``RouteReferenceError``, also when the request is in no handler's hands; an ``StarlingHTTP/HTTPError`` of status 400 when
    ///   the request's host is none.
    public func absoluteURL(for reference: RouteReference) throws -> String {
        try absoluteURL(for: reference, of: (owner as? RouteBindings)?.application)
    }

    fileprivate func url(for reference: RouteReference, of application: ApplicationScope?) throws -> String {
        let host = authority.flatMap { HostName($0) }
        return try first(reference, application) { urls, path in
            let target = try urls.target(of: reference, from: host)
            if try target.host(from: host) == nil { return target.text(below: path) }
            return try URLBase(of: self, path: path).absolute(target)
        }
    }

    fileprivate func absoluteURL(for reference: RouteReference, of application: ApplicationScope?) throws -> String {
        try first(reference, application) { urls, path in
            let base = try URLBase(of: self, path: path)
            return try base.absolute(try urls.target(of: reference, from: base.host))
        }
    }

    /// Asks the application, and then those that it is mounted in, each with the path before its own.
    private func first(
        _ reference: RouteReference, _ application: ApplicationScope?, _ make: (RouteURLs, String) throws -> String
    ) throws -> String {
        var reason: RouteReferenceError?
        var scope = application
        var mount = mount
        while true {
            if let scope {
                do {
                    return try make(scope.urls, clientPrefix + (mount?.path ?? ""))
                } catch let error as RouteReferenceError {
                    // One that knows the route has more to say than one that does not.
                    if case .unknownHandler? = reason { reason = nil }
                    reason = reason ?? error
                }
            }
            guard let outer = mount else { throw reason ?? RouteReferenceError.unknownHandler(reference.handler) }
            scope = outer.owner as? ApplicationScope
            mount = outer.outer
        }
    }
}
