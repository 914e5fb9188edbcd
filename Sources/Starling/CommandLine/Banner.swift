import StarlingCore
import StarlingServer

/// What the program says once it listens.
enum Banner {
    /// Address, number of routes, and where the docs are.
    static func text(program: String, listening address: ServerAddress, routes: [RouteDescription]) -> String {
        let url = address.url
        let docs = routes.contains { $0.path.description == "/schema" }
        return """
            \(program) listens on \(url)
              routes  \(routes.count)  (`\(program) routes` lists them)
              docs    \(docs ? "\(url)/schema" : "not served: nothing answers /schema")
              stop    Ctrl-C

            """
    }
}
