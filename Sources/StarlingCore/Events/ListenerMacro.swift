/// Makes a function listen to events.
///
/// ```swift
/// @Listener("user_created")
/// func welcome(data: User, mailer: Mailer) async throws { try await mailer.welcome(data) }
///
/// Application(handlers: [$create], dependencies: [$mailer], listeners: [$welcome])
/// ```
/// The macro makes `$welcome`. What the event brings is the argument `data`; a listener that has none listens to the event whatever it brings.
/// Everything else is provided, in a scope of its own: there is no request any more.
///
/// A synchronous function says `blocking: false` or `blocking: true`, as a handler does.
/// - Parameters:
///   - events: The names of the events, at least one.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
@attached(peer, names: prefixed(`$`))
public macro Listener(_ events: String..., blocking: Bool? = nil) = #externalMacro(module: "StarlingMacros", type: "ListenerMacro")
