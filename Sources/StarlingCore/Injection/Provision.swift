/// What must be made before something can run, in which order: settled at start-up.
struct Provision: Sendable {
    /// Validate what the providers read from the request, so that nothing is made for a request that is refused.
    private(set) var checks: [@Sendable (RequestContext) async -> Void] = []
    /// Chains of providers, level by level: a level needs those before it alone. Within one chain the providers take turns, because they
    /// share an exclusive value; different chains of a level run at the same time.
    private(set) var levels: [[[Int]]] = []

    var isEmpty: Bool { levels.isEmpty }

    /// Plans the making of some providers and of all they need.
    /// - Parameter checking: What is validated besides. Default: nothing.
    init(_ needs: [Int], _ nodes: [ProviderNode], checking: [@Sendable (RequestContext) async -> Void] = []) {
        checks = checking
        var depth: [Int: Int] = [:]
        func visit(_ number: Int) -> Int {
            if let known = depth[number] { return known }
            let own = (nodes[number].needs.map(visit).max() ?? -1) + 1
            depth[number] = own
            checks += nodes[number].checks
            return own
        }
        for need in needs { _ = visit(need) }
        for level in 0..<((depth.values.max() ?? -1) + 1) {
            levels.append(Self.chains(depth.keys.filter { depth[$0] == level }.sorted(), nodes))
        }
    }

    private static func chains(_ numbers: [Int], _ nodes: [ProviderNode]) -> [[Int]] {
        var chains: [(shared: Set<Int>, numbers: [Int])] = []
        for number in numbers {
            var shared = nodes[number].exclusives
            var joined = [number]
            // Whatever has an exclusive value in common becomes one chain.
            chains.removeAll { chain in
                guard !chain.shared.isDisjoint(with: shared) else { return false }
                shared.formUnion(chain.shared)
                joined = chain.numbers + joined
                return true
            }
            chains.append((shared, joined))
        }
        return chains.map(\.numbers)
    }
}
