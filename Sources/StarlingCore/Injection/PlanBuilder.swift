import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Decides, for one handler at one place (or for a guard or a provider there), where each argument comes from, and gathers what does not
/// fit. Generated code asks it at start-up.
public final class PlanBuilder {
    /// For whom arguments are bound.
    enum Purpose {
        case handler
        /// Runs before the body is read.
        case early
        /// Outside any request: there is nothing to read.
        case detached
    }

    let location: SourceLocation
    let method: HTTPRequest.Method
    private let path: PathPattern
    let variables: [String]
    let shapes: BodyShapes
    let purpose: Purpose
    /// The provider whose arguments are bound; nil for a handler or guard.
    let provider: (any DependencyProvider)?
    /// For what arguments are bound, in words; nil for the route.
    private let subject: String?
    let wiring: Wiring
    /// The media type of answers in JSON, which may name a version.
    var json = MediaType.json
    /// What writes results in further media types.
    var encoders: [any MediaEncoder] = []
    /// What the bodies look like that are taken here, and by the providers.
    var bodies: [WireType] = []
    private var providedBodies: [WireType] = []
    var faults: [StartupFault] = []
    /// The variables that an argument takes.
    var taken: Set<String> = []
    /// The numbers of the providers whose values are taken.
    var needs: [Int] = []
    /// The numbers of those whose values are taken when they are asked for.
    var lazyNeeds: [Int] = []
    /// Read what was bound so far, but for the body, to find faults.
    var checks: [@Sendable (RequestContext) async -> Void] = []
    /// Read the body, to find faults.
    var bodyChecks: [@Sendable (RequestContext) async -> Void] = []
    /// The parameters that are read from the request here, and those that providers read, with their names and sources settled.
    var parameters: (own: [ArgumentDescription], provided: [ArgumentDescription]) = ([], [])
    /// How many arguments take the body, those of providers among them.
    var bodyCount = 0
    /// The type that a listener takes as an event's data, and whether something is of it; nil when it takes none.
    var eventData: (type: String, fits: @Sendable ((any Sendable)?) -> Bool)?
    /// What the providers read, by their names.
    var provided: [String: [ArgumentDescription]] = [:]

    var takesBody: Bool { bodyCount > 0 }
    /// What all the bodies look like.
    var allBodies: [WireType] { bodies + providedBodies }

    init(
        location: SourceLocation, method: HTTPRequest.Method, path: PathPattern, shapes: BodyShapes = BodyShapes(), wiring: Wiring,
        purpose: Purpose = .handler, provider: (any DependencyProvider)? = nil, subject: String? = nil
    ) {
        self.location = location
        self.method = method
        self.path = path
        self.shapes = shapes
        self.wiring = wiring
        self.purpose = purpose
        self.provider = provider
        self.subject = subject ?? provider.map { "the provider `\($0.name)`" }
        variables = path.variables
    }

    /// The builder for what runs outside any request.
    static func detached(_ wiring: Wiring, for subject: String? = nil, at location: SourceLocation) -> PlanBuilder {
        PlanBuilder(location: location, method: .get, path: .root, wiring: wiring, purpose: .detached, subject: subject)
    }

    /// The builder for the arguments of a provider.
    func forProvider(_ provider: any DependencyProvider) -> PlanBuilder {
        PlanBuilder(
            location: provider.id, method: method, path: path, wiring: wiring,
            purpose: provider.scope == .application ? .detached : purpose, provider: provider, subject: provider.recipe.subject)
    }

    /// Takes over what was found about a provider's arguments.
    func adopt(_ inner: PlanBuilder) {
        faults += inner.faults
        taken.formUnion(inner.taken)
        providedBodies += inner.allBodies
        bodyCount += inner.bodyCount
        parameters.provided += inner.parameters.own + inner.parameters.provided
        provided.merge(inner.provided) { known, _ in known }
    }

    /// Prepares something that runs by itself, before the handler: its values are made when everything that is read for it is known to
    /// be right.
    /// - Parameters:
    ///   - prepare: Wires it, and gives what runs; nil for `standard`.
    ///   - standard: What runs where `prepare` gives nothing.
    /// - Returns: What runs; nil for `standard` alone.
    func step(
        _ prepare: (PlanBuilder) -> PreparedStep?, otherwise standard: @escaping PreparedStep
    ) -> PreparedStep? {
        let (needed, checked) = (needs.count, checks.count)
        let prepared = prepare(self)
        let provision = Provision(Array(needs[needed...]), wiring.nodes)
        needs.removeLast(needs.count - needed)
        let own = Array(checks[checked...])
        checks += provision.checks
        if provision.isEmpty { return prepared }
        let run = prepared ?? standard
        return { @concurrent context in
            for check in own { await check(context) }
            try await context.provide(provision)
            try await run(context)
        }
    }

    /// Prepares one of several ways of which one will do: a fault of one is no fault of the request.
    func alternative<Prepared>(_ prepare: (PlanBuilder) -> Prepared) -> Prepared {
        let checked = checks.count
        defer { checks.removeLast(checks.count - checked) }
        return prepare(self)
    }

    /// Called by generated code: the binder of a part of the request.
    public func bind<Value>(_ argument: ReservedArgument<Value>) -> ReservedDecoder<Value> {
        if purpose == .detached, !argument.isDetached { noRequest(argument.description) }
        return argument.decoder
    }

    /// Reports what takes something of a request where there is none.
    func noRequest(_ argument: ArgumentDescription) {
        fault(.noRequest, ["argument": argument.name, "type": argument.type])
    }

    /// Reports what does not fit.
    func fault(_ code: FaultCode, _ parameters: [String: String]) {
        let user = subject ?? "\(method.rawValue) \(path)"
        faults.append(StartupFault(code, parameters.merging(["route": user]) { given, _ in given }, at: location))
    }
}
