/// Wires the providers that are visible at one route, while start-up runs. What is wired has a number.
final class Wiring {
    /// The providers by name; those of inner layers have taken the place of others.
    private let dependencies: [String: any DependencyProvider]
    private(set) var nodes: [ProviderNode] = []
    /// Knows providers of types that no layer has one for.
    private let foreign: ForeignProvider
    /// The numbers of the providers whose value is shared.
    private var shared: [ProviderKey: Int] = [:]
    /// The numbers of those whose value is made for each who asks, for whoever asks by name.
    private var transients: [String: Int] = [:]
    /// Why some cannot be wired here, which is no fault as long as nobody needs them.
    private(set) var unwired: [String: [StartupFault]] = [:]
    /// The providers that are just being wired, each needed by the one before.
    private var chain: [String] = []

    init(_ dependencies: [String: any DependencyProvider], _ foreign: @escaping ForeignProvider) {
        self.dependencies = dependencies
        self.foreign = foreign
    }

    /// The names of the visible providers.
    var names: [String] { dependencies.keys.sorted() }

    func provider(named name: String) -> (any DependencyProvider)? { dependencies[name] }

    /// The providers whose values have a type.
    func providers(of type: any Any.Type) -> [any DependencyProvider] {
        names.compactMap { dependencies[$0] }.filter { $0.valueType == type }
    }

    /// The provider of a type that no layer has one for.
    func foreignProvider(of type: any Any.Type) -> (any DependencyProvider)? { foreign(type) }

    /// The number of a provider; nil with a fault in the builder.
    func number(of provider: any DependencyProvider, for builder: PlanBuilder) -> Int? {
        if provider.scope != .transient, let known = shared[provider.key] { return known }
        if chain.contains(provider.name) {
            let circle = chain.drop { $0 != provider.name } + [provider.name]
            builder.fault(.providerCycle, ["chain": circle.map { "`\($0)`" }.joined(separator: " → ")])
            return nil
        }
        chain.append(provider.name)
        defer { chain.removeLast() }
        let inner = builder.forProvider(provider)
        let make = provider.recipe.prepare(inner)
        builder.adopt(inner)
        guard inner.faults.isEmpty else { return nil }
        let number = nodes.count
        let below = inner.needs.map { nodes[$0] }
        // What is made later is used just the same.
        let used = below + inner.lazyNeeds.map { nodes[$0] }
        var exclusives = used.reduce(into: Set<Int>()) { $0.formUnion($1.exclusives) }
        if provider.isExclusive { exclusives.insert(number) }
        var known: Set<ProviderKey> = []
        let keys = ([provider.key] + used.flatMap(\.keys)).filter { known.insert($0).inserted }
        nodes.append(
            ProviderNode(
                provider: provider, keys: keys, needs: inner.needs, exclusives: exclusives, checks: inner.checks + inner.bodyChecks,
                takesBody: inner.takesBody || below.contains(where: \.takesBody), isOfApplication: provider.scope == .application,
                make: Self.making(provider, keys, make)))
        if provider.scope != .transient { shared[provider.key] = number }
        return number
    }

    /// What makes a value where it belongs.
    private static func making(
        _ provider: any DependencyProvider, _ keys: [ProviderKey],
        _ make: @escaping @Sendable (RequestContext, Finishers) async throws -> any ProvidedValue
    ) -> @Sendable (RequestContext) async throws -> any ProvidedValue {
        guard provider.scope == .application else { return { context in try await make(context, context.scope.finishers) } }
        return { context in
            let application = context.bindings.application.values
            return try await application.cell(keys).value { try await make(context, application.finishers) }
        }
    }

    /// Wires whatever can be wired, so that it can be resolved by name while the application runs.
    func wireRest(with builder: () -> PlanBuilder) {
        for name in names {
            guard let provider = dependencies[name], shared[provider.key] == nil else { continue }
            let builder = builder()
            guard let number = number(of: provider, for: builder) else {
                unwired[name] = builder.faults
                continue
            }
            if provider.scope == .transient { transients[name] = number }
        }
    }

    /// What is wired, for whoever resolves while the application runs.
    var table: WiringTable {
        WiringTable(nodes: nodes, numbers: dependencies.compactMapValues { shared[$0.key] }.merging(transients) { $1 }, unwired: unwired)
    }
}
