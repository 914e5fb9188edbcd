import StarlingHTTP
import Synchronization

/// What is known of a route before its first request: what a ``RequestContext`` reads from.
final class RouteBindings: Sendable {
    /// The names of the path's variables.
    let variables: [String]
    /// How many bytes a body may have; nil for no limit.
    let maxBodySize: Int?
    /// The row of the table of routes; nil outside routes.
    let route: RouteDescription?
    /// The providers that are visible and can be wired here.
    let nodes: [ProviderNode]
    /// Their numbers by their names.
    let numbers: [String: Int]
    /// Why others cannot be wired here.
    let unwired: [String: [StartupFault]]
    /// What the handler needs.
    let provision: Provision
    /// Whether more than one argument takes the body, so that it is kept.
    let keepsBody: Bool
    /// What the application shares.
    let application: ApplicationScope

    init(
        variables: [String] = [], maxBodySize: Int?, route: RouteDescription? = nil, wiring: Wiring? = nil, needs: [Int] = [],
        keepsBody: Bool = false, application: ApplicationScope
    ) {
        self.variables = variables
        self.maxBodySize = maxBodySize
        self.route = route
        nodes = wiring?.nodes ?? []
        numbers = wiring?.numbers ?? [:]
        unwired = wiring?.unwired ?? [:]
        provision = Provision(needs, nodes)
        self.keepsBody = keepsBody
        self.application = application
    }
}

/// What lives as long as the application.
final class ApplicationScope: Sendable {
    let state: State
    let values = ApplicationValues()
    private let settledURLs = AtomicLazyReference<RouteURLs>()

    init(state: State) {
        self.state = state
    }

    /// What makes the URLs of the routes.
    var urls: RouteURLs { settledURLs.load() ?? RouteURLs([:]) }

    /// Takes the URLs, when all routes are known.
    func settle(_ urls: RouteURLs) { _ = settledURLs.storeIfNil(urls) }
}
