/// A ``Plugin`` that gives values of types which nothing else provides: those of a framework that makes its objects itself, say.
///
/// ```swift
/// struct Actors: InjectionPlugin {
///     func configure(_ application: inout Application) {}
///     func provider(for type: any Any.Type) -> (any DependencyProvider)? {
///         guard let type = type as? any DistributedService.Type else { return nil }
///         return type.provider
///     }
/// }
/// ```
public protocol InjectionPlugin: Plugin {
    /// Called at start-up for each argument that no layer provides and that cannot be read from a request; for one marked `@Inject` when no
    /// provider has its name or type. Of several plug-ins the first one that has a provider is taken.
    /// - Parameter type: The argument's type; of a ``Lazy`` that of its value.
    /// - Returns: A provider whose values are of the type; nil when this plug-in knows nothing of it.
    func provider(for type: any Any.Type) -> (any DependencyProvider)?
}

extension Sequence<any Plugin> {
    /// The provider that one of the plug-ins has for a type.
    func provider(for type: any Any.Type) -> (any DependencyProvider)? {
        lazy.compactMap { ($0 as? any InjectionPlugin)?.provider(for: type) }.first
    }
}
