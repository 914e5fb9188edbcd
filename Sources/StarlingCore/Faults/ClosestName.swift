/// Finds what somebody probably meant.
enum ClosestName {
    /// `; closest: `user`` when one of the names is near, else nothing.
    static func hint(for name: String, among names: some Sequence<String>) -> String {
        let ranked = names.filter { $0 != name }.map { ($0, distance(name.lowercased(), $0.lowercased())) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, name.count / 3) else { return "" }
        return "; closest: `\(best.0)`"
    }

    /// The number of characters to add, drop or change (Levenshtein).
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = diagonal + (character == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
