extension Array {
    /// What two layers say together: all that the inner one says, and what the outer one says of other things.
    /// - Parameter key: What is said of the same thing has the same key.
    func overridden(by inner: [Element], key: (Element) -> some Hashable) -> [Element] {
        let keys = Set(inner.map(key))
        return filter { !keys.contains(key($0)) } + inner
    }
}
