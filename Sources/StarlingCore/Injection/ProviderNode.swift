/// One provider as it is wired for one route.
struct ProviderNode: Sendable {
    let provider: any DependencyProvider
    /// Its key and those of all that its value is made of: values of the application are told apart by them, as layers may give them other
    /// parts.
    let keys: [ProviderKey]
    /// The numbers of the providers whose values it takes.
    let needs: [Int]
    /// The numbers of the exclusive values that its own may be made of.
    let exclusives: Set<Int>
    /// Read its parameters, and note what is wrong with them.
    let checks: [@Sendable (RequestContext) async -> Void]
    /// Whether it, or what it needs, takes the body.
    let takesBody: Bool
    /// Whether its value lives as long as the application.
    let isOfApplication: Bool
    let make: @Sendable (RequestContext) async throws -> any ProvidedValue
}
