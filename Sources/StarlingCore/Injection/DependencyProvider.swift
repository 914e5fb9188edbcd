/// Whatever can be listed as a dependency: a ``Provider`` of any type.
public protocol DependencyProvider: Sendable {
    /// The name that arguments ask by.
    var name: String { get }
    /// Where it stands in the source.
    var id: SourceLocation { get }
    /// What tells it apart from others.
    var key: ProviderKey { get }
    /// How long its value lives.
    var scope: ProviderScope { get }
    /// Whether its value is to be used by one task at a time: those who are made of it are never made at the same time.
    var isExclusive: Bool { get }
    /// The type of the value.
    var valueType: any (Any & Sendable).Type { get }
    /// The provider that makes the value.
    var recipe: ProviderRecipe { get }
}

/// What tells providers apart. Overriding one replaces whatever has its key.
public struct ProviderKey: Hashable, Sendable {
    let name: String
    let id: SourceLocation
    /// That of the values: a function of a generic type is a provider for each of its types.
    let type: ObjectIdentifier
    /// One line may make several providers of closures; that of a function is made anew each time it is named.
    var instance: ProviderInstance?
}

/// Tells one provider of a closure from another.
final class ProviderInstance: Hashable, Sendable {
    static func == (left: ProviderInstance, right: ProviderInstance) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// How a value is made, without its type. It is made of a ``Provider``.
public struct ProviderRecipe: Sendable {
    /// Decides where the provider's own arguments come from, and gives what makes the value.
    let prepare: @Sendable (PlanBuilder) -> @Sendable (RequestContext, Finishers) async throws -> any ProvidedValue
    /// Gives what takes values of this type out of their boxes, for an argument of another type.
    let reader: any ProvidedReader
    /// Whose values these are, in words; nil for those of a provider, which is called by its name.
    var subject: String?
}
