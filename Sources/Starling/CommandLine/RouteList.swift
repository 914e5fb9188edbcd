import StarlingCore

/// The routes of an application in columns.
enum RouteList {
    /// One line for each route. Hosts and versions have a column where there are some.
    static func text(_ routes: [RouteDescription]) -> String {
        let hasHosts = routes.contains { $0.host != nil }
        let hasVersions = routes.contains { !$0.versions.isEmpty }
        func row(_ route: [String], host: String, version: String, _ handler: [String]) -> [String] {
            route + (hasHosts ? [host] : []) + (hasVersions ? [version] : []) + handler
        }
        let rows = routes.map { route in
            row(
                [route.method.rawValue, route.path.description], host: route.host ?? "*",
                version: route.versions.isEmpty ? "-" : route.versions.map(\.description).joined(separator: ", "),
                [route.handler, route.source.description])
        }
        return Table.text([row(["METHOD", "PATH"], host: "HOST", version: "VERSION", ["HANDLER", "SOURCE"])] + rows)
    }
}
