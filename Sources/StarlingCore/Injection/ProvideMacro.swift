/// Makes a function a provider: handlers, guards and other providers take its value as an argument of its name.
///
/// ```swift
/// @Provide func users(db: Database) async throws -> UserRepository { UserRepository(db) }
///
/// Application(handlers: [$list], dependencies: [$users, Provider.value(database, as: "db")])
///
/// @Get("/users") func list(users: UserRepository) async throws -> [User] { try await users.all() }
/// ```
/// The macro makes `$users`. The function may take whatever a handler may; what it reads from the request is validated with the handler's own
/// arguments, before anything is made, and documented with them. It runs when its value is first needed, and once for each request. A value
/// that must be finished is returned as ``Scoped``.
///
/// A synchronous function says `blocking: false` or `blocking: true`, as a handler does.
/// - Parameters:
///   - scope: How long the value lives. Default: as long as the request.
///   - exclusive: Whether the value is to be used by one task at a time, such as a connection: those who are made of it are then never made at
///     the same time. Default: no.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
@attached(peer, names: prefixed(`$`))
public macro Provide(scope: ProviderScope = .request, exclusive: Bool = false, blocking: Bool? = nil) =
    #externalMacro(module: "StarlingMacros", type: "ProvideMacro")
