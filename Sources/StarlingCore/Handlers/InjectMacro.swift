/// Says what the instances of a controller are made of: on the `init` that takes provided values, or on a stored property.
///
/// ```swift
/// @Controller("/teams/{team}")
/// final class TeamController: Sendable {
///     private let members: MemberRepository
///
///     @Inject init(team: Int, db: Database, @Header apiKey: String, pageSize: Int = 20) async throws {
///         members = try await MemberRepository(db, team: team, key: apiKey)
///     }
/// }
///
/// Application(handlers: [TeamController.injected], dependencies: [$db])
/// ```
/// The `init` may take whatever a handler may. A parameter with a default value keeps it, unless a wrapper says where the value comes from.
///
/// A struct without an `init` takes its stored properties by their names. The mark on one of them takes it from a provider alone: that of
/// the given name, that of the property's name, or the only one of its type.
/// - Parameter name: The provider's name, for a property. Default: the property's.
@attached(peer)
public macro Inject(_ name: String? = nil) = #externalMacro(module: "StarlingMacros", type: "InjectMacro")
