import StarlingCore

/// What the program says once it listens.
enum Banner {
    /// Addresses, number of routes, and where the docs are.
    static func text(program: String, listening urls: [String], routes: [RouteDescription]) -> String {
        let url = urls.first ?? ""
        let docs = routes.contains { $0.path.description == "/schema" }
        return """
            \(program) listens on \(urls.joined(separator: ", "))
              routes  \(routes.count)  (`\(program) routes` lists them)
              docs    \(docs ? "\(url)/schema" : "not served: nothing answers /schema")
              stop    Ctrl-C

            """
    }
}
