/// An error with the errors that it was made of, each one as deep as it was found.
struct DebugErrorChain {
    struct Link {
        /// How many errors it stands in.
        let depth: Int
        /// The property or case that held it; nil for the first.
        let label: String?
        let type: String
        let text: String
    }

    private static let maximumDepth = 8
    private static let maximumCount = 32

    /// The error itself, and behind each error those that it holds.
    private(set) var links: [Link] = []

    init(_ error: any Error) { add(error, label: nil, depth: 0) }

    private mutating func add(_ error: any Error, label: String?, depth: Int) {
        // An object may hold itself.
        guard depth < Self.maximumDepth, links.count < Self.maximumCount else { return }
        links.append(Link(depth: depth, label: label, type: "\(type(of: error))", text: DebugText.of(error)))
        for cause in Self.causes(in: Mirror(reflecting: error)) { add(cause.error, label: cause.label, depth: depth + 1) }
    }

    /// The errors among properties, and among what a case or a list holds.
    private static func causes(in mirror: Mirror, isInside: Bool = false) -> [(label: String?, error: any Error)] {
        var causes = mirror.superclassMirror.map { Self.causes(in: $0) } ?? []
        for child in mirror.children.prefix(maximumCount) {
            if let error = child.value as? any Error {
                causes.append((child.label, error))
            } else if !isInside {
                let inner = Mirror(reflecting: child.value)
                guard inner.displayStyle == .tuple || inner.displayStyle == .collection else { continue }
                causes += Self.causes(in: inner, isInside: true).map { (child.label, $0.error) }
            }
        }
        return causes
    }
}
