public import Starling

/// Middleware that only goes on.
struct Empty: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        try await next(request)
    }
}

/// A guard that lets everything pass.
struct Open: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws {}
}

@Controller("/books")
struct PlainController {
    @Get("/hello")
    func hello() async -> String {
        "Hello, World!"
    }
}

@Controller("/books", middleware: [Empty()])
struct MiddlewareController {
    @Get("/hello", middleware: [Empty()])
    func hello() async -> String {
        "Hello, World!"
    }
}

@Controller("/books", guards: [Open()], middleware: [Empty()])
struct GuardedController {
    @Get("/hello", guards: [Open()], middleware: [Empty()])
    func hello() async -> String {
        "Hello, World!"
    }
}

/// One handler below application, router and controller, three times. The path of each application has five letters, so
/// that all three requests are of the same length.
///
/// They are three applications because what stands on the application's layer concerns every handler of it.
public enum Layers {
    /// Nothing on any layer: `GET /plain/api/books/hello`.
    public static var plain: Application {
        Application(handlers: [Router("/api", handlers: [PlainController()])], path: "/plain", logger: quiet)
    }

    /// Empty middleware on each of the four layers: `GET /layer/api/books/hello`.
    public static var middleware: Application {
        Application(
            handlers: [Router("/api", handlers: [MiddlewareController()], middleware: [Empty()])],
            path: "/layer", logger: quiet, middleware: [Empty()])
    }

    /// Empty middleware and a guard on each of the four layers: `GET /guard/api/books/hello`.
    public static var guarded: Application {
        Application(
            handlers: [Router("/api", handlers: [GuardedController()], guards: [Open()], middleware: [Empty()])],
            path: "/guard", logger: quiet, guards: [Open()], middleware: [Empty()])
    }
}
