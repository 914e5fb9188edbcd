/// A controller whose instances are made for each request, of provided values: ``Controller/injected``.
public struct InjectedController<Instance: Controller>: RouteComponent {
    private let provider: InstanceProvider<Instance>

    /// Called by generated code.
    /// - Parameter prepare: Called once for each route at start-up: decides where the values come from and gives what makes an instance.
    public init(
        id: SourceLocation, name: String,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Instance
    ) {
        provider = InstanceProvider(id: id, name: name, prepare: prepare)
    }

    /// The controller's path and handlers.
    public var routeNode: RouteNode { Instance._controllerRoutes(ControllerSource(.made(by: provider))).routeNode }
}

extension Controller {
    /// The controller with an instance of its own for each request, made of what providers give.
    ///
    /// ```swift
    /// @Controller("/users")
    /// struct UserController {
    ///     let users: UserRepository
    ///
    ///     @Get
    ///     func list() async throws -> [User] { try await users.all() }
    /// }
    ///
    /// Application(handlers: [UserController.injected], dependencies: [$users])
    /// ```
    /// The ``Controller(_:)`` macro writes it where it can be told what an instance is made of: for a struct without an `init`, and where
    /// an `init` is marked ``Inject(_:)``.
    @available(
        *, unavailable,
        message: "mark the `init` that takes provided values with `@Inject`; a struct without one takes its stored properties"
    )
    public static nonisolated var injected: InjectedController<Self> {
        InjectedController(id: SourceLocation(fileID: #fileID, line: #line, column: #column), name: "\(Self.self)") { _ in
            { _ in throw InjectionError.unknownProvider("\(Self.self)") }
        }
    }
}
