/// Makes the instances of a controller: a provider that stands on no layer, for one route.
struct InstanceProvider<Instance: Sendable>: DependencyProvider {
    /// The controller's name.
    let name: String
    let id: SourceLocation
    let recipe: ProviderRecipe

    var key: ProviderKey { ProviderKey(name: name, id: id, type: ObjectIdentifier(Instance.self)) }
    // Nobody can ask for it by name; a request has one handler, and so one instance.
    var scope: ProviderScope { .transient }
    var isExclusive: Bool { false }
    var valueType: any (Any & Sendable).Type { Instance.self }

    init(
        id: SourceLocation, name: String,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Instance
    ) {
        self.id = id
        self.name = name
        recipe = ProviderRecipe(
            prepare: { builder in
                let make = prepare(builder)
                return { context, _ in ProvidedBox(try await make(context)) }
            }, reader: BoxReader<Instance>(), subject: "the controller `\(name)`")
    }
}
