import Synchronization

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
    /// provider has its name or type. Each type is asked for once. Of several plug-ins the first one that has a provider is taken.
    /// - Parameter type: The argument's type; of a ``Lazy`` that of its value.
    /// - Returns: A provider whose values are of the type; nil when this plug-in knows nothing of it.
    func provider(for type: any Any.Type) -> (any DependencyProvider)?
}

/// What plug-ins provide, for one application. A provider may be made anew for whoever asks; kept, its value is one for all who take it.
final class ForeignProviders: Sendable {
    private let plugins: [any InjectionPlugin]
    private let known = Mutex<[ObjectIdentifier: any DependencyProvider]>([:])

    init(_ plugins: [any Plugin]) {
        self.plugins = plugins.compactMap { $0 as? any InjectionPlugin }
    }

    /// The provider that one of the plug-ins has for a type.
    func provider(for type: any Any.Type) -> (any DependencyProvider)? {
        let key = ObjectIdentifier(type)
        if let provider = known.withLock({ $0[key] }) { return provider }
        guard let provider = plugins.lazy.compactMap({ $0.provider(for: type) }).first else { return nil }
        known.withLock { $0[key] = provider }
        return provider
    }
}
