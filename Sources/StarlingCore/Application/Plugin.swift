/// Something that adds to an application as a whole: handlers, providers, middleware, an error format, whatever an ``Application`` has.
///
/// ```swift
/// struct Health: Plugin {
///     func configure(_ application: inout Application) {
///         application.handlers.append(Handler.get("/health") { _ in "ok" })
///     }
/// }
///
/// Application(handlers: [$hello], plugins: [Health()])
/// ```
/// Plug-ins are asked in the order in which they are listed, before the wiring is checked. What they add counts as part of the application:
/// it is checked, and told in faults, like everything else.
public protocol Plugin: Sendable {
    /// What tells it apart: two plug-ins of one name are a fault at start-up. Default: the type's name.
    var name: String { get }

    /// The names of those that must stand before this one. One of them that comes later, or not at all, is a fault at start-up. Default: none.
    var requires: [String] { get }

    /// Changes the application as it was described. It may add other plug-ins at the end.
    ///
    /// It is called each time the application is checked, which commands and tests do as well: it describes, and opens nothing. What must
    /// be opened is opened in a ``Application/lifespan``, or by a provider.
    /// - Throws: Why it cannot; start-up tells it with its other faults.
    func configure(_ application: inout Application) throws
}

extension Plugin {
    /// The type's name.
    public var name: String { "\(Self.self)" }

    /// None.
    public var requires: [String] { [] }
}
