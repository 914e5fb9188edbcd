extension Constraints where Value: ConstrainedItems, Value.Element: Hashable {
    /// Adds the rule that no two items are equal.
    public func uniqueItems() -> Constraints {
        var copy = self
        copy.describe(\.uniqueItems, as: true)
        copy.require(Fault(.uniqueItems)) { items in
            var seen: Set<Value.Element> = []
            return items.allSatisfy { seen.insert($0).inserted }
        }
        return copy
    }
}

extension Constraints {
    /// Adds the rule that no two items are equal; `nil` passes.
    public func uniqueItems<Items: ConstrainedItems>() -> Constraints where Value == Items?, Items.Element: Hashable {
        var copy = self
        copy.describe(\.uniqueItems, as: true)
        copy.require(Fault(.uniqueItems)) { items in
            var seen: Set<Items.Element> = []
            return items?.allSatisfy { seen.insert($0).inserted } ?? true
        }
        return copy
    }
}
