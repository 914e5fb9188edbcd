import HTTPTypes
public import StarlingHTTP

/// An application whose wiring has been checked: it answers requests.
public struct ApplicationResponder: Responder {
    private let table: RouteTable
    private let plans: [RoutePlan]
    private let errors: ErrorAnswer

    init(table: RouteTable, plans: [RoutePlan], errors: ErrorAnswer) {
        self.table = table
        self.plans = plans
        self.errors = errors
    }

    /// Finds the route and answers; errors become answers too.
    public func respond(to request: Request) async -> Response {
        let match: RouteTable.Match
        do {
            match = try table.match(request)
        } catch {
            return errors.answer(.badRequest, "The path is not well-formed: \(error.reason)")
        }
        guard case .found(let index, let path, let captures) = match else { return withoutRoute(request, match) }
        let plan = plans[index]
        do {
            // Before the handler runs, and whoever reads the body then. Of a body without a length it is found out while it is read.
            if let limit = plan.maxBodySize, let length = request.body.length, length > limit {
                throw RequestBodyError.tooLarge(limit: limit)
            }
            return try await plan.respond(
                RequestContext(
                    request: request, path: path, captures: captures, variables: plan.variables, maxBodySize: plan.maxBodySize))
        } catch {
            return errors.response(to: error, request, handler: plan.handler)
        }
    }

    /// 404, 405, or the methods that there are for OPTIONS.
    private func withoutRoute(_ request: Request, _ match: RouteTable.Match) -> Response {
        var methods: Set<HTTPRequest.Method> = []
        if case .otherMethods(let others) = match { methods = others }
        if request.method == .options, request.target == "*" { methods = table.allMethods }
        guard !methods.isEmpty else { return errors.answer(.notFound, "Not Found") }
        methods.insert(.options)
        let allow = methods.map(\.rawValue).sorted().joined(separator: ", ")
        if request.method == .options { return Response(status: .noContent, headers: [.allow: allow]) }
        return errors.answer(.methodNotAllowed, "Method Not Allowed", headers: [.allow: allow])
    }

    /// Every route, in the order of registration.
    public var routes: [RouteDescription] { plans.map(RouteDescription.init) }

    /// The path of a route with the values of its variables, percent-encoded.
    /// - Throws: ``RouteReferenceError``.
    public func url(for reference: RouteReference) throws(RouteReferenceError) -> String {
        let candidates = plans.filter { $0.handler.id == reference.handler }
        guard let first = candidates.first else { throw .unknownHandler(reference.handler) }
        // A handler that is registered at several places: the one that takes the most of the values.
        let fitting = candidates.filter { $0.variables.allSatisfy { reference.values[$0] != nil } }
        let plan = fitting.max { $0.variables.count < $1.variables.count } ?? first
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
