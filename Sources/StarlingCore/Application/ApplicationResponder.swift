import HTTPTypes
import Logging
public import StarlingHTTP

/// An application whose wiring has been checked: it answers requests.
public struct ApplicationResponder: Responder {
    private let table: RouteTable
    private let plans: [RoutePlan]
    private let unrouted: UnroutedPlan
    private let beforeSend: [BeforeSend]
    let lifecycle: Lifecycle

    init(table: RouteTable, plans: [RoutePlan], unrouted: UnroutedPlan, beforeSend: [BeforeSend], lifecycle: Lifecycle) {
        self.table = table
        self.plans = plans
        self.unrouted = unrouted
        self.beforeSend = beforeSend
        self.lifecycle = lifecycle
    }

    /// What lives as long as the application.
    var scope: ApplicationScope { unrouted.bindings.application }

    /// Finds the route and answers; errors become answers too.
    public func respond(to request: Request) async -> Response {
        var response = await answer(request)
        for hook in beforeSend { await hook(&response, request) }
        return response
    }

    private func answer(_ request: Request) async -> Response {
        let match: RouteTable.Match
        do {
            match = try table.match(request)
        } catch {
            let reason = error.reason
            return await unrouted.respond(to: request) { throw HTTPError.badRequest("The path is not well-formed: \(reason)") }
        }
        guard case .found(let index, let path, let captures) = match else { return await withoutRoute(request, match) }
        let plan = plans[index]
        let context = RequestContext(request: request, path: path, captures: captures, bindings: plan.bindings)
        return await context.respond(plan.respond, plan.errors)
    }

    /// 404, 405, or the methods that there are for OPTIONS.
    private func withoutRoute(_ request: Request, _ match: RouteTable.Match) async -> Response {
        var methods: Set<HTTPRequest.Method> = []
        if case .otherMethods(let others) = match { methods = others }
        if request.method == .options, request.target == "*" { methods = table.allMethods }
        guard !methods.isEmpty else { return await unrouted.respond(to: request) { throw HTTPError.notFound() } }
        methods.insert(.options)
        let allowed = Array(methods)
        if request.method == .options {
            let allow = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            return await unrouted.respond(to: request) { Response(status: .noContent, headers: [.allow: allow]) }
        }
        return await unrouted.respond(to: request) { throw HTTPError.methodNotAllowed(allowed: allowed) }
    }

    /// Every route, in the order of registration.
    public var routes: [RouteDescription] { plans.compactMap(\.bindings.route) }

    /// The path of a route with the values of its variables, percent-encoded.
    /// - Throws: ``RouteReferenceError``.
    public func url(for reference: RouteReference) throws(RouteReferenceError) -> String {
        let candidates = plans.filter { $0.handler.id == reference.handler }
        guard let first = candidates.first else { throw .unknownHandler(reference.handler) }
        // A handler that is registered at several places: the one that takes the most of the values.
        let fitting = candidates.filter { $0.bindings.variables.allSatisfy { reference.values[$0] != nil } }
        let plan = fitting.max { $0.bindings.variables.count < $1.bindings.variables.count } ?? first
        var url = ""
        for segment in plan.path.segments {
            switch segment {
            case .literal(let text):
                url += "/" + PathText.literal(text)
            case .variable(let name):
                url += "/" + PercentCoding.encode(try Self.value(name, reference, plan))
            case .tail(let name):
                let value = PercentCoding.encode(try Self.value(name, reference, plan), keepingSlashes: true)
                url += value.hasPrefix("/") ? value : "/" + value
            }
        }
        return url.isEmpty ? "/" : url
    }

    private static func value(
        _ name: String, _ reference: RouteReference, _ plan: RoutePlan
    ) throws(RouteReferenceError) -> String {
        // An empty value would leave the segment out, and the URL would name another route.
        guard let value = reference.values[name], !value.isEmpty, value != "/" || !plan.path.hasTail(name) else {
            throw .missingValue(variable: name, path: plan.path.description)
        }
        return value
    }
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
