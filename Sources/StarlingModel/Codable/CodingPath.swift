/// The keys down to a value, shared with the values around it.
indirect enum CodingPath {
    case root
    case below(CodingPath, any CodingKey)

    /// The keys, the outermost first.
    var keys: [any CodingKey] {
        var keys: [any CodingKey] = []
        var path = self
        while case .below(let parent, let key) = path {
            keys.append(key)
            path = parent
        }
        return keys.reversed()
    }

    /// The path below a key.
    func below(_ key: some CodingKey) -> CodingPath { .below(self, key) }
}

/// The key of an element, or that of a superclass.
///
/// It is small enough to be held by an `any CodingKey` without an allocation, and makes its text only when asked.
enum PlaceKey: CodingKey {
    /// The place of an element.
    case index(Int)
    /// A name.
    case name(String)

    /// The key of a superclass's value, as Foundation calls it.
    static var `super`: PlaceKey { .name("super") }

    init(stringValue: String) { self = .name(stringValue) }

    init(intValue: Int) { self = .index(intValue) }

    var stringValue: String {
        switch self {
        case .index(let index): "Index \(index)"
        case .name(let name): name
        }
    }

    var intValue: Int? {
        if case .index(let index) = self { index } else { nil }
    }
}
