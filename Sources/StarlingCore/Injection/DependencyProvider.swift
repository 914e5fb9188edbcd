/// Whatever can be listed as a dependency: a ``Provider`` of any type.
public protocol DependencyProvider: Sendable {
    /// The name that arguments ask by.
    var name: String { get }
    /// Where it stands in the source.
    var id: SourceLocation { get }
    /// How long its value lives.
    var scope: ProviderScope { get }
    /// Whether its value is to be used by one task at a time: those who are made of it are never made at the same time.
    var isExclusive: Bool { get }
    /// The type of the value.
    var valueType: any (Any & Sendable).Type { get }
    /// The provider that makes the value.
    var recipe: ProviderRecipe { get }
}

extension DependencyProvider {
    /// What tells providers apart. Overriding one replaces whatever has its key.
    var key: ProviderKey { ProviderKey(name: name, id: id) }
}

/// What tells providers apart.
struct ProviderKey: Hashable, Sendable {
    let name: String
    let id: SourceLocation
}

/// How a value is made, without its type. It is made of a ``Provider``.
public struct ProviderRecipe: Sendable {
    /// Decides where the provider's own arguments come from, and gives what makes the value.
    let prepare: @Sendable (PlanBuilder) -> @Sendable (RequestContext, Finishers) async throws -> any ProvidedValue
    /// Gives what takes values of this type out of their boxes, for an argument of another type.
    let reader: any ProvidedReader
}
