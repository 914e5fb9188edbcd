import StarlingHTTP

/// What is known of a route before its first request: what a ``RequestContext`` reads from.
final class RouteBindings: Sendable {
    /// The names of the path's variables.
    let variables: [String]
    /// How many bytes a body may have; nil for no limit.
    let maxBodySize: Int?
    /// What forms may have.
    let forms: FormOptions
    /// The row of the table of routes; nil outside routes.
    let route: RouteDescription?
    /// The providers that are visible here.
    let wiring: WiringTable
    /// What the handler needs.
    let provision: Provision
    /// Whether more than one argument takes the body, so that it is kept.
    let keepsBody: Bool
    /// Who else than the handler sees the request.
    let onlookers: Onlookers
    /// Whether there is no request.
    let isDetached: Bool
    /// What the application shares.
    let application: ApplicationScope

    /// The providers that can be wired here.
    var nodes: [ProviderNode] { wiring.nodes }
    /// Their numbers by their names.
    var numbers: [String: Int] { wiring.numbers }
    /// Why others cannot be wired here.
    var unwired: [String: [StartupFault]] { wiring.unwired }

    init(
        variables: [String] = [], maxBodySize: Int? = nil, forms: FormOptions = FormOptions(), route: RouteDescription? = nil,
        wiring: WiringTable, needs: [Int] = [], keepsBody: Bool = false, onlookers: Onlookers = Onlookers(), isDetached: Bool = false,
        application: ApplicationScope
    ) {
        self.variables = variables
        self.maxBodySize = maxBodySize
        self.forms = forms
        self.route = route
        self.wiring = wiring
        provision = Provision(needs, wiring.nodes)
        self.keepsBody = keepsBody
        self.onlookers = onlookers
        self.isDetached = isDetached
        self.application = application
    }
}
