import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Settles one handler at one place: its arguments, guards, hooks and middleware.
struct PlanCompiler {
    let handler: Handler
    let method: HTTPRequest.Method
    let place: RoutePlace
    let options: SettledOptions
    let dependencies: [String: any DependencyProvider]
    private(set) var faults: [StartupFault] = []
    /// The variables of the path that something takes.
    private(set) var taken: Set<String> = []

    init(
        handler: Handler, method: HTTPRequest.Method, place: RoutePlace, options: SettledOptions,
        dependencies: [String: any DependencyProvider]
    ) {
        self.handler = handler
        self.method = method
        self.place = place
        self.options = options
        self.dependencies = dependencies
    }

    private var path: PathPattern { place.path }

    /// - Parameter mounted: The application behind the handler, when it is mounted.
    mutating func plan(
        application: ApplicationScope, errors: ErrorAnswer, mounted: (any MountedApplication)? = nil
    ) -> RoutePlan {
        let wiring = Wiring(dependencies, application.foreignProvider)
        var errors = errors
        errors.handlers = options.errorHandlers
        let guards = options.guards.map { prepare($0, self.builder(wiring, .early)) }
        let builder = self.builder(wiring, .handler)
        builder.encoders = application.encoders
        for cookie in options.responseCookies {
            for problem in cookie.problems { builder.fault(.unusableCookie, ["cookie": cookie.name, "reason": problem]) }
        }
        let prepared = handler.prepare(builder, options.answerFields)
        let layers = self.builder(wiring, .handler)
        let parameters = prepareParameters(layers, beside: builder)
        for builder in guards.map(\.builder) + [layers, builder] { take(builder) }
        wiring.wireRest { self.builder(wiring, .handler) }
        let route = description([builder] + guards.map(\.builder) + [layers], prepared)
        let bindings = RouteBindings(
            variables: path.variables, maxBodySize: options.bodyLimit.count, forms: options.forms, route: route,
            wiring: wiring.table, needs: builder.needs,
            keepsBody: builder.bodyCount > 1 || wiring.nodes.contains(where: \.takesBody), onlookers: Onlookers(options),
            application: application)
        let provided = Provision(builder.needs, wiring.nodes).checks
        let early = Provision(builder.needs.filter { !wiring.nodes[$0].takesBody }, wiring.nodes).checks
        let endpoint = Endpoint(
            guards: guards.map(\.check), checks: guards.flatMap(\.builder.checks) + layers.checks + builder.checks + early,
            beforeRequest: options.beforeRequest,
            call: Self.calling(prepared.respond, after: parameters, builder.checks + builder.bodyChecks + provided),
            afterRequest: options.afterRequest, afterResponse: options.afterResponse, errors: errors)
        var respond: RoutePlan.Respond = { request, context in await endpoint.respond(to: request, context) }
        if !options.middleware.isEmpty {
            respond = options.middleware.around { @concurrent request, context in await endpoint.respond(to: request, context) }
        }
        return RoutePlan(
            handler: handler, method: method, path: path, bindings: bindings, errors: errors, mounted: mounted, respond: respond)
    }

    private static func calling(
        _ respond: @escaping @Sendable (RequestContext) async throws -> Response, after parameters: [@Sendable (RequestContext) -> Void],
        _ checks: [@Sendable (RequestContext) async -> Void]
    ) -> @Sendable (RequestContext) async throws -> Response {
        if parameters.isEmpty { return respond }
        return { context in
            for read in parameters { read(context) }
            // The handler would not know of them; all that is wrong is told at once.
            if context.hasFailed {
                for check in checks { await check(context) }
                throw context.failure()
            }
            return try await respond(context)
        }
    }

    private func builder(_ wiring: Wiring, _ purpose: PlanBuilder.Purpose) -> PlanBuilder {
        let own = (handler.options.layer.dto.choice.shape, handler.options.layer.returnDTO.choice.shape)
        let builder = PlanBuilder(
            location: handler.id, method: method, path: path,
            shapes: BodyShapes(dto: options.dto, returnDTO: options.returnDTO, own: own), wiring: wiring, purpose: purpose)
        builder.json = place.versions.lazy.compactMap(\.answerType).last ?? .json
        return builder
    }

    private mutating func take(_ builder: PlanBuilder) {
        faults += builder.faults
        taken.formUnion(builder.taken)
    }

    /// A guard with what its arguments were found to be.
    private func prepare(_ guard: any Guard, _ builder: PlanBuilder) -> (check: RouteGuard, builder: PlanBuilder) {
        (RouteGuard(`guard`, builder), builder)
    }

    /// The parameters of the layers, without those that the handler takes itself.
    private func prepareParameters(_ builder: PlanBuilder, beside own: PlanBuilder) -> [@Sendable (RequestContext) -> Void] {
        let taken = Set(own.parameters.own.map(\.place))
        return options.parameters.filter { !taken.contains($0.description.place) }.map { $0.prepare(builder) }
    }

    private func description(_ builders: [PlanBuilder], _ prepared: PreparedHandler) -> RouteDescription {
        let parameters = builders.flatMap(\.parameters.own) + builders.flatMap(\.parameters.provided)
        return RouteDescription(
            method: method, path: path, host: place.host?.description, versions: place.versions, handler: handler.name, source: handler.id,
            documentation: handler.documentation, blocking: handler.blocking, arguments: handler.arguments,
            providers: builders.reduce(into: [:]) { $0.merge($1.provided) { known, _ in known } },
            parameters: parameters.merged, bodies: builders.flatMap(\.allBodies), results: prepared.results,
            dto: options.dto, returnDTO: options.returnDTO,
            guards: options.guards.map(\.guardName), middleware: options.middleware.map { "\(type(of: $0))" },
            responseHeaders: options.responseHeaders, responseCookies: options.responseCookies,
            documentedHeaders: options.documentedHeaders, opt: options.opt, tags: options.tags, security: options.security,
            isInSchema: options.includeInSchema)
    }
}
