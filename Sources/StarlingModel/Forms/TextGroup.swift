/// The pairs of one name, or of what is below it.
///
/// The pairs stay where they are: a group has a row of their numbers.
struct TextGroup {
    enum Kind {
        /// One value.
        case value
        /// All values of a name.
        case values
        /// What is below a name.
        case pairs
    }

    let kind: Kind
    /// The field of the name; -1 where there is none.
    var field: Int32 = -1
    /// The pair that the name is that of.
    var first: Int32 = 0
    /// Where the row begins.
    var start = 0
    /// How long the row is: without the names that came without a value, where it is one of values.
    var count = 0
    /// Where the name begins in that of the pair, behind those of what is around.
    var nameStart = 0
    /// Where it ends.
    var nameEnd = 0

    /// Where the names of what is below begin, behind the dot.
    var below: Int { nameEnd + 1 }
}

/// Finds the group of a pair among those of one object.
///
/// A field has at most two: one of its values, and one of what is below it. So no name needs to be hashed where there is a model.
struct TextGroupIndex: ~Copyable {
    private let layout: ModelLayout?
    private var fields: [Int32]
    private var names: [Name: Int32] = [:]
    /// The field that comes next, if a form has the order of the model.
    private var next = 0

    /// - Parameter layout: The fields of a model; nil for an object of any names.
    init(_ layout: ModelLayout?) {
        self.layout = layout
        fields = Array(repeating: -1, count: 2 * (layout?.count ?? 0))
    }

    private struct Name: Hashable {
        let text: String
        let isNested: Bool
    }

    /// The group of a pair; a new one, that is added, where there is none. Nil where nobody asks for it.
    /// - Parameters:
    ///   - number: The number of the pair.
    ///   - pair: The pair.
    ///   - start: Where its name begins, behind those of what is around.
    ///   - groups: All groups.
    mutating func group(of number: Int32, _ pair: FormPair, from start: Int, in groups: inout [TextGroup]) -> Int? {
        guard let place = place(of: pair.name, from: start) else { return nil }
        let group = TextGroup(
            kind: place.isNested ? .pairs : .values, field: place.field, first: number, nameStart: start, nameEnd: place.end)
        if place.field >= 0 {
            let slot = 2 * Int(place.field) + (place.isNested ? 1 : 0)
            if fields[slot] < 0 {
                fields[slot] = Int32(groups.count)
                groups.append(group)
            }
            return Int(fields[slot])
        }
        let name = Name(text: pair.name.bytes(from: start, to: place.end), isNested: place.isNested)
        if let known = names[name] { return Int(known) }
        names[name] = Int32(groups.count)
        groups.append(group)
        return groups.count - 1
    }

    /// Where a name leads: to a field or to none, and whether to what is below it. Nil where it leads nowhere.
    private mutating func place(of name: String, from start: Int) -> (field: Int32, end: Int, isNested: Bool)? {
        guard let layout else { return (-1, name.utf8.count, false) }
        var name = name
        let next = next
        let found: (field: Int, end: Int, isNested: Bool)? = name.withUTF8 { bytes in
            let bytes = UnsafeBufferPointer(rebasing: bytes[min(start, bytes.count)...])
            if let field = layout.index(of: bytes, from: next) { return (field, start + bytes.count, false) }
            // Only the part up to the first dot can be a field with others below it, and only where there is one.
            guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return nil }
            return layout.index(of: UnsafeBufferPointer(rebasing: bytes[..<dot]), from: next).map { ($0, start + dot, true) }
        }
        guard let found else { return layout.header.pointee.forbidsUnknown ? (-1, name.utf8.count, false) : nil }
        self.next = found.isNested ? found.field : found.field + 1
        return (Int32(found.field), found.end, found.isNested)
    }
}

extension String {
    /// A part of it, by the numbers of its bytes.
    func bytes(from start: Int, to end: Int) -> String {
        start == 0 && end == utf8.count ? self : String(decoding: utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
    }
}
