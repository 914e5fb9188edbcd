import HTTPTypes
import StarlingHTTP

/// The routes of one scope.
struct ScopedRoutes: Sendable {
    let scope: RouteScope
    /// What makes answers depend on fields of the request.
    let fields: [String]
    private let tree: RouteTree
    private let mounts: RouteTree?
    /// The routes whose path ends in a tail.
    private let tails: Set<Int>
    /// How many variables the path of a mount has.
    private let mountVariables: [Int: Int]

    init(_ scope: RouteScope, _ builder: ScopedRoutesBuilder) {
        self.scope = scope
        fields = scope.fields.sorted()
        tree = builder.routes.build()
        mounts = builder.mountVariables.isEmpty ? nil : builder.mounts.build()
        tails = builder.tails
        mountVariables = builder.mountVariables
    }

    /// The route or the mount of a path.
    ///
    /// A route wins over a mount. But a tail takes only what it is the nearest for: a mount further down has it.
    func match(
        _ path: UnsafeBufferPointer<UInt8>, method: HTTPRequest.Method, captures: inout PathCaptures
    ) -> Int? {
        let found = tree.match(path, method: method, captures: &captures)
        guard let mounts else { return found }
        if let found, !tails.contains(found) { return found }
        var below = PathCaptures()
        guard let mount = mounts.match(path, method: .mounted, captures: &below) else { return found }
        if found != nil {
            // Without a rest the mount has the whole path, which is further down than any tail.
            let hasRest = below.count > mountVariables[mount, default: 0]
            let end = hasRest ? below[below.count - 1].lowerBound : path.count
            if captures[captures.count - 1].lowerBound >= end { return found }
        }
        captures = below
        return mount
    }

    /// The methods of every route that the path matches.
    func methods(_ path: UnsafeBufferPointer<UInt8>) -> Set<HTTPRequest.Method> { tree.methods(path) }

    /// Whether anything is at a path.
    func hasAnything(at path: UnsafeBufferPointer<UInt8>) -> Bool {
        var captures = PathCaptures()
        return !tree.methods(path).isEmpty || mounts?.match(path, method: .mounted, captures: &captures) != nil
    }

    /// The methods of all routes.
    var allMethods: Set<HTTPRequest.Method> { tree.allMethods }
}

/// Gathers the routes of one scope.
struct ScopedRoutesBuilder {
    var routes = RouteTreeBuilder()
    private(set) var mounts = RouteTreeBuilder()
    private(set) var tails: Set<Int> = []
    private(set) var mountVariables: [Int: Int] = [:]

    /// Adds a route.
    /// - Returns: The route that is there already for the same requests, if there is one; then nothing is added.
    mutating func insert(_ key: RouteKey, route: Int) -> Int? {
        if case .tail? = key.path.segments.last { tails.insert(route) }
        return routes.insert(key, route: route)
    }

    /// Adds a mount: it has its path and everything below.
    /// - Returns: The mount that is there already.
    mutating func mount(_ key: RouteKey, route: Int) -> Int? {
        var key = key
        key.method = .mounted
        if let existing = mounts.insert(key, route: route) { return existing }
        mountVariables[route] = key.path.variables.count
        key.path = key.path.appending(PathPattern(segments: [.tail("")]))
        return mounts.insert(key, route: route)
    }
}

extension HTTPRequest.Method {
    /// Stands for all methods, where something is mounted.
    // A star is a token (RFC 9110, section 5.6.2), so there is such a method; no request can have the other one.
    static let mounted = HTTPRequest.Method("*") ?? .connect
}
