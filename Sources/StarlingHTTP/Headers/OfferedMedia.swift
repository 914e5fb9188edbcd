/// Media types from which clients may choose, read once.
package struct OfferedMedia: Sendable {
    /// The types, the preferred one first.
    package let types: [MediaType]
    private let ranges: [MediaRange?]

    package init(_ types: [MediaType]) {
        self.types = types
        ranges = types.map { MediaRange($0.rawValue[...]) }
    }

    /// The one that a client likes best, as ``Accept/best(of:)`` says; nil when it takes none of them.
    package func index(for accept: Accept) -> Int? {
        if accept.isEmpty { return types.isEmpty ? nil : 0 }
        return best {
            accept.fit(of: $0)
        } among: {
            accept.names($0)
        }
            ?? best {
                accept.looseFit(of: $0)
            } among: {
                accept.names($0)
            }
    }

    private func best(
        _ fit: (MediaRange) -> (specificity: Int, quality: Double)?, among isNamed: (MediaRange) -> Bool
    ) -> Int? {
        var best: (index: Int, specificity: Int, quality: Double)?
        for (index, range) in ranges.enumerated() {
            guard let range, isNamed(range), let found = fit(range), found.quality > 0 else { continue }
            if let best, (found.quality, found.specificity) <= (best.quality, best.specificity) { continue }
            best = (index, found.specificity, found.quality)
        }
        return best?.index
    }
}
