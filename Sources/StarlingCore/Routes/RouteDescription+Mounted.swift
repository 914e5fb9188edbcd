import StarlingHTTP

extension RouteDescription {
    /// The row of a route of a mounted application, as the application around it sees it.
    /// - Parameter mount: The row of the mount.
    func mounted(in mount: RouteDescription) -> RouteDescription {
        var responseHeaders = mount.responseHeaders
        responseHeaders.replace(with: self.responseHeaders)
        return RouteDescription(
            method: method, path: mount.path.appending(path), host: host ?? mount.host, versions: mount.versions + versions,
            handler: handler, source: source, documentation: documentation, blocking: blocking, arguments: arguments,
            providers: providers, parameters: mount.parameters + parameters, bodies: bodies, results: results, dto: dto,
            returnDTO: returnDTO,
            guards: mount.guards + guards, middleware: mount.middleware + middleware,
            responseHeaders: responseHeaders,
            responseCookies: mount.responseCookies.overridden(by: responseCookies, key: \.place),
            documentedHeaders: mount.documentedHeaders.overridden(by: documentedHeaders, key: \.key), opt: mount.opt.merging(opt) { $1 },
            tags: Set(mount.tags + tags).sorted(), security: security ?? mount.security,
            isInSchema: isInSchema && mount.isInSchema)
    }
}
