/// The values of one name, or what is below it.
struct TextGroup {
    /// The name.
    let name: String
    /// The field of that name.
    var field: Int?
    /// The values, or what is below.
    var content: TextReader.Content

    /// Puts together what has the same name.
    /// - Parameters:
    ///   - pairs: Names and values.
    ///   - layout: The fields of a model, into whose nested models the names may lead; `nil` for an object of any keys,
    ///     where a dot is like every other letter.
    static func groups(of pairs: [TextReader.Pair], _ layout: ModelLayout?) -> [TextGroup] {
        var groups: [TextGroup] = []
        var known: [Key: Int] = [:]
        for pair in pairs {
            let place = Place(pair.name, layout)
            let key = Key(name: place.name, isNested: place.rest != nil)
            if let index = known[key] {
                groups[index].content.add(pair.value, at: place.rest)
            } else {
                known[key] = groups.count
                groups.append(TextGroup(name: place.name, field: place.field, content: .first(pair.value, at: place.rest)))
            }
        }
        return groups
    }

    private struct Key: Hashable {
        let name: String
        let isNested: Bool
    }

    /// Where a name leads.
    private struct Place {
        let name: String
        let field: Int?
        /// The name within the nested model.
        let rest: Substring?

        init(_ name: Substring, _ layout: ModelLayout?) {
            let whole = layout.flatMap { Self.field(name, $0) }
            // Only the part up to the first dot can be a field with others below it, and only where there is one.
            if whole == nil, let layout, let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")),
                let parent = Self.field(name[..<dot], layout)
            {
                self.name = String(name[..<dot])
                field = parent
                rest = name[dot...].dropFirst()
            } else {
                self.name = String(name)
                field = whole
                rest = nil
            }
        }

        private static func field(_ name: Substring, _ layout: ModelLayout) -> Int? {
            var name = name
            return name.withUTF8 { layout.index(of: $0, from: 0) }
        }
    }
}

extension TextReader.Content {
    fileprivate static func first(_ value: FormValue?, at rest: Substring?) -> Self {
        if let rest { .pairs([TextReader.Pair(name: rest, value: value)]) } else { .values(value.map { [$0] } ?? []) }
    }

    fileprivate mutating func add(_ value: FormValue?, at rest: Substring?) {
        switch self {
        case .pairs(var pairs):
            self = .values([])  // So that the list is not shared while it grows.
            pairs.append(TextReader.Pair(name: rest ?? "", value: value))
            self = .pairs(pairs)
        case .values(var values):
            self = .values([])
            if let value { values.append(value) }
            self = .values(values)
        case .value: break
        }
    }
}
