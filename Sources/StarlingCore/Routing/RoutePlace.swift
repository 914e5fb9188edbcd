/// Where a layer or a handler stands: the path, host and versions of everything around it and its own.
struct RoutePlace: Sendable {
    /// One way to reach it: a scope, and the path there.
    struct Site: Sendable {
        var scope = RouteScope.any
        var path = PathPattern.root
    }

    /// The full path, that of versions included.
    private(set) var path = PathPattern.root
    private(set) var host: HostPattern?
    /// The outer ones first, one for each part of a request.
    private(set) var versions: [APIVersion] = []
    /// The ways to reach it, ``path`` first; there are more than one where a version is the default.
    private(set) var sites = [Site()]

    /// The place of something within.
    /// - Throws: When it cannot stand here.
    func entering(
        _ path: String, host: String? = nil, version: APIVersion? = nil
    ) throws(RoutePlaceError) -> RoutePlace {
        var place = self
        if let host { try place.narrow(to: host) }
        if let version { try place.add(version) }
        let own: PathPattern
        do { own = try PathPattern(parsing: path) } catch { throw RoutePlaceError(error) }
        try place.append(own)
        return place
    }

    /// The place of what is in a mounted application. It knows nothing of the path before its own, so a version there is none of its own.
    var forMounted: RoutePlace {
        var place = self
        place.versions.removeAll { $0.place == .path }
        return place
    }

    private mutating func narrow(to text: String) throws(RoutePlaceError) {
        let inner = try HostPattern(parsing: text)
        // Of two hosts that both hold, the narrower one says it all.
        if let outer = host, inner.includes(outer) { return }
        if let outer = host, !outer.includes(inner) {
            throw RoutePlaceError(.hostMismatch, ["host": "\(inner)", "outer": "\(outer)"])
        }
        host = inner
        for index in sites.indices { sites[index].scope.host = inner }
    }

    private mutating func add(_ version: APIVersion) throws(RoutePlaceError) {
        let condition = try version.condition()
        if let outer = versions.first(where: { $0.place == version.place }) {
            if outer.name == version.name { return }
            throw RoutePlaceError(.versionMismatch, ["version": "\(version)", "outer": "\(outer)"])
        }
        versions.append(version)
        if let condition {
            sites = sites.flatMap { site in
                (version.isDefault ? [condition, condition.unnamed] : [condition]).map { condition in
                    var site = site
                    site.scope.conditions.insert(condition)
                    return site
                }
            }
        } else {
            try add(prefix: version)
        }
    }

    private mutating func add(prefix version: APIVersion) throws(RoutePlaceError) {
        let prefix: PathPattern
        do { prefix = try PathPattern(parsing: version.name) } catch { throw RoutePlaceError(error) }
        if prefix.segments.isEmpty || !prefix.variables.isEmpty {
            throw RoutePlaceError(
                .invalidVersion, ["version": "\(version)", "reason": "a version by path is one part of it or more, without variables"])
        }
        let plain = version.isDefault ? sites : []
        try append(prefix)
        sites += plain
    }

    /// Puts a path behind that of every site.
    private mutating func append(_ own: PathPattern) throws(RoutePlaceError) {
        if case .tail(let name)? = path.segments.last, !own.segments.isEmpty {
            throw RoutePlaceError(
                PathPatternError("\(path)", "`{\(name)...}` takes everything that is left, so nothing can stand below it"))
        }
        path = path.appending(own)
        for index in sites.indices { sites[index].path = sites[index].path.appending(own) }
    }
}
