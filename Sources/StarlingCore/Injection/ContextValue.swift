/// A type whose values come with every request: an argument of the type is given to whoever takes one, whatever its name and without a
/// provider. ``Events`` and ``RequestContext`` are such types.
public protocol ContextValue: Sendable {
    /// Whether there is one outside requests too. Default: there is.
    static var isDetached: Bool { get }

    /// The value for a request, or for a scope outside any.
    static func value(in context: RequestContext) -> Self
}

extension ContextValue {
    /// There is.
    public static var isDetached: Bool { true }
}

extension RequestContext: ContextValue {
    /// Outside requests there is none: see ``InjectionScope``.
    public static var isDetached: Bool { false }

    /// The context itself.
    public static func value(in context: RequestContext) -> RequestContext { context }
}
