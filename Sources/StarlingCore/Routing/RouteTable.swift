import HTTPTypes
import StarlingHTTP

/// Finds the route of a request.
struct RouteTable: Sendable {
    /// What was found.
    enum Match {
        case found(Int, RoutedPath, PathCaptures)
        /// The path has routes, but none of this method.
        case otherMethods(Set<HTTPRequest.Method>)
        case nothing
    }

    /// What was found, and the fields of the request on which that depended.
    struct Lookup {
        var match: Match
        var varying: [String] = []
    }

    /// The tree of the scope that every request is in.
    private let common: RouteTree
    /// All scopes, the narrower ones first; none where one tree is all there is.
    private let scopes: [ScopedRoutes]

    /// - Parameter builders: The scopes, in the order of registration.
    init(_ builders: [(scope: RouteScope, routes: ScopedRoutesBuilder)]) {
        let isPlain = builders.allSatisfy { $0.scope == .any && $0.routes.mountVariables.isEmpty }
        common = isPlain ? builders.first?.routes.routes.build() ?? RouteTree() : RouteTree()
        let sorted = builders.enumerated().sorted { left, right in
            if left.element.scope.isNarrower(than: right.element.scope) { return true }
            return !right.element.scope.isNarrower(than: left.element.scope) && left.offset < right.offset
        }
        scopes = isPlain ? [] : sorted.map { ScopedRoutes($0.element.scope, $0.element.routes) }
    }

    /// Looks a request up.
    /// - Throws: An error for a path that cannot be read.
    func lookUp(_ request: Request) throws(RoutedPath.Malformed) -> Lookup {
        let path = try RoutedPath(target: request.target, pathLength: request.pathLength)
        if !scopes.isEmpty { return path.withBytes { search($0, path, request) } }
        var captures = PathCaptures()
        let method = request.method
        if let route = path.withBytes({ common.match($0, method: method, captures: &captures) }) {
            return Lookup(match: .found(route, path, captures))
        }
        let methods = path.withBytes { common.methods($0) }
        return Lookup(match: methods.isEmpty ? .nothing : .otherMethods(methods))
    }

    /// Tries the scopes that the request is in.
    private func search(_ bytes: UnsafeBufferPointer<UInt8>, _ path: RoutedPath, _ request: Request) -> Lookup {
        var lookup = Lookup(match: .nothing)
        let accepted = accepted(request) { routes in
            // Another value of a field could lead elsewhere only where that scope has something.
            let fields = routes.fields.filter { !lookup.varying.contains($0) }
            if !fields.isEmpty, routes.hasAnything(at: bytes) { lookup.varying += fields }
        }
        var captures = PathCaptures()
        for routes in accepted {
            guard let route = routes.match(bytes, method: request.method, captures: &captures) else { continue }
            lookup.match = .found(route, path, captures)
            return lookup
        }
        let methods = accepted.reduce(into: Set<HTTPRequest.Method>()) { $0.formUnion($1.methods(bytes)) }
        if !methods.isEmpty { lookup.match = .otherMethods(methods) }
        return lookup
    }

    /// The scopes that a request is in, in the order in which they are asked.
    /// - Parameter note: Gets every scope of the request's host.
    private func accepted(_ request: Request, note: (ScopedRoutes) -> Void = { _ in }) -> [ScopedRoutes] {
        var facts = ScopeFacts(request)
        var accepted: [(routes: ScopedRoutes, quality: Double)] = []
        for routes in scopes {
            if let host = routes.scope.host, !facts.isAddressed(to: host) { continue }
            if !routes.fields.isEmpty { note(routes) }
            guard let quality = facts.quality(of: routes.scope.conditions) else { continue }
            // Of versions that differ in nothing but how much the client wants them, the wanted one comes first.
            let place = accepted.firstIndex { $0.routes.scope.competes(with: routes.scope) && $0.quality < quality }
            accepted.insert((routes, quality), at: place ?? accepted.endIndex)
        }
        return accepted.map(\.routes)
    }

    /// The methods of all routes that a request could reach, for `OPTIONS *`.
    func allMethods(for request: Request) -> Set<HTTPRequest.Method> {
        if scopes.isEmpty { return common.allMethods }
        return accepted(request).reduce(into: []) { $0.formUnion($1.allMethods) }
    }
}

/// What scopes ask of a request, each read when the first of them asks.
private struct ScopeFacts {
    private let request: Request
    private lazy var host = request.authority.flatMap { HostName($0) }
    /// Nil where the client accepts anything.
    private lazy var ranges = request.headers[.accept].map { MediaRange.all(in: $0) }.flatMap { $0.isEmpty ? nil : $0 }

    init(_ request: Request) {
        self.request = request
    }

    /// Whether a host of the pattern was addressed.
    mutating func isAddressed(to pattern: HostPattern) -> Bool { host.map(pattern.matches) ?? false }

    /// How much the client wants what asks this; nil when the request is not of that kind.
    mutating func quality(of conditions: Set<VersionCondition>) -> Double? {
        var quality = 1.0
        for condition in conditions {
            switch condition {
            case .header(let name, let value):
                if self.value(of: name) != value { return nil }
            case .accepts(let type):
                guard let wanted = type.quality(in: ranges ?? []) else { return nil }
                quality = min(quality, wanted)
            case .acceptsAny(let family):
                guard let wanted = family.quality(in: ranges) else { return nil }
                quality = min(quality, wanted)
            }
        }
        return quality
    }

    /// The value of a field; nil when it is empty, which says as little as none.
    private func value(of field: String) -> String? {
        var value = ""
        request.headers.forEachValue(of: field) { bytes in
            if !value.isEmpty { value += ", " }
            value += String(decoding: bytes, as: UTF8.self)
        }
        return value.isEmpty ? nil : value
    }
}
