/// What stands above the path: the hosts and versions that a route holds for. Each scope has a tree of its own.
struct RouteScope: Sendable, Hashable, CustomStringConvertible {
    /// Every request.
    static let any = RouteScope()

    var host: HostPattern?
    /// What the versions ask, each of another part of the request.
    var conditions: Set<VersionCondition> = []

    /// For messages: ` for api.example.com`; empty for every request.
    var description: String {
        let versions = conditions.map { condition in
            switch condition {
            case .header(let field, let value): value.map { "\(field): \($0)" } ?? "no \(field)"
            case .accepts(let type): type.description
            case .acceptsAny: "no version in accept"
            }
        }
        let parts = (host.map { [$0.description] } ?? []) + versions.sorted()
        return parts.isEmpty ? "" : " for " + parts.joined(separator: ", ")
    }

    /// The fields that decide whether a request is in it, the host's aside.
    var fields: Set<String> { Set(conditions.map(\.field)) }

    /// Whether it is looked into before another scope: that of the narrower host, then that which asks for more.
    func isNarrower(than other: RouteScope) -> Bool {
        let (own, theirs) = (rank, other.rank)
        return own.lexicographicallyPrecedes(theirs)
    }

    /// The less, the narrower.
    private var rank: [Int] {
        let hosts = host.map { $0.only == nil ? [1, -$0.literalCount] : [0, 0] } ?? [2, 0]
        return hosts + [-conditions.count, -conditions.count(where: \.isNamed)]
    }

    /// Whether the order of the two depends on what a client prefers: they differ in nothing else than in versions.
    func competes(with other: RouteScope) -> Bool { host == other.host && conditions.count == other.conditions.count }
}
