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
        let wiring = Wiring(dependencies)
        var errors = errors
        errors.handlers = options.errorHandlers
        let guards = prepareGuards(wiring)
        let builder = self.builder(wiring, .handler)
        let parameters = prepareParameters(self.builder(wiring, .handler))
        let prepared = handler.prepare(builder, options.defaultHeaders, options.responseCookies)
        take(builder)
        wiring.wireRest { self.builder(wiring, .handler) }
        let bindings = RouteBindings(
            variables: path.variables, maxBodySize: options.bodyLimit.count, route: description(builder, status: prepared.status),
            wiring: wiring, needs: builder.needs, keepsBody: builder.bodyCount > 1 || wiring.nodes.contains(where: \.takesBody),
            application: application)
        let endpoint = Endpoint(
            guards: guards, beforeRequest: options.beforeRequest,
            call: Self.calling(prepared.respond, after: parameters, builder.checks + Provision(builder.needs, wiring.nodes).checks),
            afterRequest: options.afterRequest, afterResponse: options.afterResponse, errors: errors)
        var respond: Step = { request, context in await endpoint.respond(to: request, context) }
        for middleware in options.middleware.reversed() { respond = middleware.around(respond) }
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

    private mutating func prepareGuards(_ wiring: Wiring) -> [@Sendable (RequestContext) async throws -> Void] {
        options.guards.map { each in
            let builder = self.builder(wiring, .early)
            let check = each.prepare(builder)
            take(builder)
            let provision = Provision(builder.needs, wiring.nodes)
            if provision.isEmpty { return check }
            return { context in
                try await context.provide(provision)
                try await check(context)
            }
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

    private func description(_ builder: PlanBuilder, status: HTTPResponse.Status) -> RouteDescription {
        RouteDescription(
            method: method, path: path, host: place.host?.description, versions: place.versions, handler: handler.name, source: handler.id,
            documentation: handler.documentation,
            blocking: handler.blocking, arguments: handler.arguments, providers: builder.provided,
            parameters: options.parameters.map(\.description), status: status, dto: options.dto, returnDTO: options.returnDTO,
            guards: options.guards.map(\.guardName), middleware: options.middleware.map { "\(type(of: $0))" }, opt: options.opt,
            tags: options.tags, security: options.security, isInSchema: options.includeInSchema)
    }
}
