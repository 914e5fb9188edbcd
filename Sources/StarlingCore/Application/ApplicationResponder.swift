import HTTPTypes
import Logging
public import StarlingHTTP

/// An application whose wiring has been checked: it answers requests.
public struct ApplicationResponder: Responder {
    private let table: RouteTable
    private let plans: [RoutePlan]
    private let unrouted: UnroutedPlan
    private let beforeSend: [BeforeSend]
    /// The proxies whose word is believed; nil for nobody's.
    private let proxies: TrustedProxies?
    let lifecycle: Lifecycle
    let plugins: [any Plugin]

    init(
        table: RouteTable, plans: [RoutePlan], unrouted: UnroutedPlan, beforeSend: [BeforeSend], proxies: TrustedProxies?,
        lifecycle: Lifecycle, plugins: [any Plugin]
    ) {
        self.table = table
        self.plans = plans
        self.unrouted = unrouted
        self.beforeSend = beforeSend
        self.proxies = proxies
        self.lifecycle = lifecycle
        self.plugins = plugins
    }

    /// What lives as long as the application.
    var scope: ApplicationScope { unrouted.bindings.application }

    /// Finds the route and answers; errors become answers too.
    public func respond(to request: Request) async -> Response {
        // What the application around a mounted one has found counts for both.
        if let proxies, request.forwarding == nil, let forwarding = proxies.forwarding(request.headers, over: request.connection) {
            var request = request
            request.forwarding = forwarding
            return await send(request)
        }
        return await send(request)
    }

    private func send(_ request: Request) async -> Response {
        var response = await answer(request)
        for hook in beforeSend { await hook(&response, request) }
        return response
    }

    private func answer(_ request: Request) async -> Response {
        let found: RouteTable.Lookup
        do {
            found = try table.lookUp(request)
        } catch {
            let reason = error.reason
            return await unrouted.respond(to: request) { throw HTTPError.badRequest("The path is not well-formed: \(reason)") }
        }
        var response: Response
        if case .found(let index, let path, let captures) = found.match {
            let plan = plans[index]
            let context = RequestContext(request: request, path: path, captures: captures, bindings: plan.bindings)
            response = await context.respond(plan.respond, plan.errors)
        } else {
            response = await withoutRoute(request, found.match)
        }
        for field in found.varying { response.headers.vary(on: field) }
        return response
    }

    /// 404, 405, or the methods that there are for OPTIONS.
    private func withoutRoute(_ request: Request, _ match: RouteTable.Match) async -> Response {
        var methods: Set<HTTPRequest.Method> = []
        if case .otherMethods(let others) = match { methods = others }
        if request.method == .options, request.target == "*" { methods = table.allMethods(for: request) }
        guard !methods.isEmpty else { return await unrouted.respond(to: request) { throw HTTPError.notFound() } }
        methods.insert(.options)
        let allowed = Array(methods)
        if request.method == .options {
            let allow = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            return await unrouted.respond(to: request) { Response(status: .noContent, headers: [.allow: allow]) }
        }
        return await unrouted.respond(to: request) { throw HTTPError.methodNotAllowed(allowed: allowed) }
    }

    /// The applications that are mounted in this one, in the order of registration. Their life is a part of its own.
    var mounted: [any MountedApplication] { plans.compactMap(\.mounted) }

    /// Every route, in the order of registration; those of mounted applications with their full paths.
    public var routes: [RouteDescription] { plans.flatMap(\.routes) }

    /// What makes the URLs of the routes.
    var urls: RouteURLs { unrouted.bindings.application.urls }
}

extension RoutedPath.Malformed {
    fileprivate var reason: String {
        switch self {
        case .percentEncoding: "a percent sign must be followed by two hexadecimal digits"
        case .notUTF8: "its percent-encoding is not UTF-8"
        case .nul: "it has a NUL"
        }
    }
}
