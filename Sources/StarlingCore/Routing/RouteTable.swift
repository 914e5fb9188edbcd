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

    /// The tree of the scope that every request is in.
    private let common: RouteTree

    init(_ builders: [RouteScope: RouteTreeBuilder]) {
        common = builders[.any]?.build() ?? RouteTree()
    }

    /// Looks a request up.
    /// - Throws: An error for a path that cannot be read.
    func match(_ request: Request) throws(RoutedPath.Malformed) -> Match {
        let path = try RoutedPath(target: request.target, pathLength: request.pathLength)
        var captures = PathCaptures()
        let method = request.method
        if let route = path.withBytes({ common.match($0, method: method, captures: &captures) }) {
            return .found(route, path, captures)
        }
        let methods = path.withBytes { common.methods($0) }
        return methods.isEmpty ? .nothing : .otherMethods(methods)
    }

    /// The methods of all routes, for `OPTIONS *`.
    var allMethods: Set<HTTPRequest.Method> { common.allMethods }
}
