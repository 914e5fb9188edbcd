/// Makes a struct, final class or actor a controller: its handlers share a path and an instance.
///
/// ```swift
/// @Controller("/users")
/// struct UserController {
///     let users: UserStore
///
///     @Get("/{id}")
///     func get(id: Int) async throws -> User { try await users.user(id) }
/// }
/// ```
/// Register an instance: `Application(handlers: [UserController(users: store)])`. The methods of an extension are not seen; a handler inside
/// `#if` keeps its condition.
/// - Parameter path: The path before those of the handlers. Default: none.
@attached(member, names: named(_controllerRoutes))
@attached(extension, conformances: Controller)
public macro Controller(_ path: String = "") = #externalMacro(module: "StarlingMacros", type: "ControllerMacro")
