import StarlingHTTP

/// What answers the requests that no route does: the middleware of the application sees them too.
struct UnroutedPlan: Sendable {
    let bindings: RouteBindings
    let errors: ErrorAnswer
    private let middleware: [any Middleware]

    init(middleware: [any Middleware], errors: ErrorAnswer, bindings: RouteBindings) {
        self.middleware = middleware
        self.errors = errors
        self.bindings = bindings
    }

    /// Answers a request.
    /// - Parameter answer: The answer within the middleware; what it throws becomes one.
    func respond(to request: Request, _ answer: @escaping @Sendable () throws -> Response) async -> Response {
        let context = RequestContext(
            request: request, path: RoutedPath(target: "/", length: 0), captures: PathCaptures(), bindings: bindings)
        let errors = errors
        let step = middleware.around { @concurrent request, context in
            do { return try answer() } catch { return await errors.response(to: error, context.with(request)) }
        }
        return await context.respond(step, errors)
    }
}
