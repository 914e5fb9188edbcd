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
        let wiring = Wiring(dependencies, application.plugins)
        var errors = errors
        errors.handlers = options.errorHandlers
        let guards = prepareGuards(wiring)
        let builder = self.builder(wiring, .handler)
        let parameters = prepareParameters(self.builder(wiring, .handler))
        let prepared = handler.prepare(builder, options.answerFields)
        take(builder)
        wiring.wireRest { self.builder(wiring, .handler) }
        let bindings = RouteBindings(
            variables: path.variables, maxBodySize: options.bodyLimit.count, route: description(builder, prepared),
            wiring: wiring.table, needs: builder.needs, keepsBody: builder.bodyCount > 1 || wiring.nodes.contains(where: \.takesBody),
            onlookers: Onlookers(options), application: application)
        let endpoint = Endpoint(
            guards: guards, beforeRequest: options.beforeRequest,
            call: Self.calling(prepared.respond, after: parameters, builder.checks + Provision(builder.needs, wiring.nodes).checks),
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

    private mutating func prepareGuards(_ wiring: Wiring) -> [RouteGuard] {
        options.guards.map { each in
            let builder = self.builder(wiring, .early)
            let check = each.prepare(builder)
            take(builder)
            return RouteGuard(each, needs: Provision(builder.needs, wiring.nodes), prepared: check)
        }
    }

    /// The parameters of the layers, without those that the handler takes itself.
    private mutating func prepareParameters(_ builder: PlanBuilder) -> [@Sendable (RequestContext) -> Void] {
        defer { take(builder) }
        let own = Set(handler.arguments.compactMap(Self.place))
        return options.parameters.filter { !own.contains(Self.place($0.description) ?? "") }.map { $0.prepare(builder) }
    }

    /// The source and the name of a parameter, which tell it from others.
    private static func place(_ argument: ArgumentDescription) -> String? {
        let source = argument.source ?? .query
        return "\(source.rawValue) \(argument.wireName(in: source))"
    }

    private func description(_ builder: PlanBuilder, _ prepared: PreparedHandler) -> RouteDescription {
        RouteDescription(
            method: method, path: path, host: place.host?.description, versions: place.versions, handler: handler.name, source: handler.id,
            documentation: handler.documentation,
            blocking: handler.blocking, arguments: handler.arguments, providers: builder.provided,
            parameters: options.parameters.map(\.description), bodies: builder.allBodies, status: prepared.status, media: prepared.media,
            result: prepared.result, dto: options.dto, returnDTO: options.returnDTO,
            guards: options.guards.map(\.guardName), middleware: options.middleware.map { "\(type(of: $0))" }, opt: options.opt,
            tags: options.tags, security: options.security, isInSchema: options.includeInSchema)
    }
}
