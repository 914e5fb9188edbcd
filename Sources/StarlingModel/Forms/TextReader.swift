#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads values from the names and values of a form; see ``FormValues``.
struct TextReader: WireReader, ~Copyable {
    var state: ReaderState
    /// Whether an empty text stands for null.
    private let emptyIsNil: Bool
    private let pairs: [FormPair]
    /// The rows of all groups: numbers of pairs.
    private var rows: [Int32]
    /// Everything that has been met. A value is a number here, so that there is a way back to it.
    private var groups: [TextGroup]
    /// The value that comes next.
    private var here = 0
    /// The groups in the objects and lists that have been gone into.
    private var frames: [Range<Int>] = []

    static var isText: Bool { true }

    /// - Parameters:
    ///   - pairs: The names and values.
    ///   - kind: What they are together. Default: an object.
    init(_ pairs: [FormPair], as kind: TextGroup.Kind = .pairs, emptyIsNil: Bool = true, state: ReaderState = ReaderState()) {
        self.pairs = pairs
        self.emptyIsNil = emptyIsNil
        self.state = state
        rows = []
        rows.reserveCapacity(2 * pairs.count)
        for number in pairs.indices { rows.append(Int32(number)) }
        groups = []
        groups.reserveCapacity(min(pairs.count, 64) + 1)
        // There is no dot before the first names.
        groups.append(TextGroup(kind: kind, count: pairs.count, nameEnd: -1))
    }

    // MARK: Plain values

    /// The value; of several the last, as the last input of a name is the one that a page shows.
    private var value: FormValue? {
        let group = groups[here]
        guard group.kind != .pairs, group.count > 0 else { return nil }
        return pairs[Int(rows[group.start + group.count - 1])].value
    }

    private var text: String? { if case .text(let text) = value { text } else { nil } }

    mutating func peek() -> WireKind? {
        let group = groups[here]
        switch group.kind {
        case .pairs: return .object
        case .values where group.count != 1: return .array
        case .value, .values: return isNull ? .null : value?.kind
        }
    }

    /// Whether the value stands for null.
    private var isNull: Bool {
        switch value {
        case .text(let text): emptyIsNil && text.isEmpty
        case .noFile: true
        case .file, nil: false
        }
    }

    mutating func skip() {}

    mutating func readNull() -> Bool { isNull }

    mutating func readBool() -> Bool? { parse("bool") { Bool(parameter: $0) } }

    mutating func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        if let number = text.flatMap({ Number(decimalUTF8: $0.utf8.span) }) { return number }
        // Digits that are too many are something else than letters.
        if let text, text.utf8.count <= longestNumberText, text.isWholeNumber {
            state.recordRange(of: type)
        } else {
            reject("int")
        }
        return nil
    }

    mutating func readDouble() -> Double? { parse("float") { Double(parameter: $0) } }

    mutating func readNumberText() -> String? { readString("decimal") }

    mutating func readString() -> String? { readString("str") }

    private mutating func readString(_ expected: String) -> String? {
        if let text { return text }
        reject(expected)
        return nil
    }

    mutating func readText<Value>(_ expected: String, _ parse: (Span<UInt8>) -> Value?) -> Value? {
        if let value = text.flatMap({ parse($0.utf8.span) }) { return value }
        reject(expected)
        return nil
    }

    mutating func readBytes() -> [UInt8]? { readText("base64") { Base64.decode($0) } }

    mutating func readDate() -> Date? { readText("datetime") { Date(parameterUTF8: $0) } }

    private mutating func parse<Value>(_ expected: String, _ parse: (String) -> Value?) -> Value? {
        if let value = text.flatMap(parse) { return value }
        reject(expected)
        return nil
    }

    private mutating func reject(_ expected: String) {
        let got =
            switch (groups[here].kind, value) {
            case (.pairs, _): WireKind.object.name
            case (_, nil): WireKind.array.name
            case (_, .file): "file"
            case (_, let value?): value.kind.name
            }
        record(Fault(.wrongType, ["type": expected, "got": got]))
    }

    mutating func readFile<Value>(_ type: Value.Type) -> Value? {
        if case .file(let file) = value, let file = file as? Value { return file }
        reject("file")
        return nil
    }

    // MARK: Structure

    mutating func beginArray() -> ArrayCursor? {
        let group = groups[here]
        guard group.kind != .pairs else {
            reject("array")
            return nil
        }
        let first = groups.count
        for row in group.start..<group.start + group.count {
            if case .noFile = pairs[Int(rows[row])].value { continue }
            groups.append(TextGroup(kind: .value, start: row, count: 1))
        }
        return enter(first)
    }

    mutating func nextElement(_ array: inout ArrayCursor) -> Bool {
        guard let group = next(array.count) else { return false }
        array.count += 1
        here = group
        return true
    }

    mutating func beginModel(_ layout: ModelLayout) -> ModelCursor? {
        let own = state.layout(layout)
        guard let cursor = enterPairs(own) else { return nil }
        let model = ModelCursor(own, state, remaining: cursor.remaining)
        state.tag = nil
        return model
    }

    mutating func nextField(_ model: inout ModelCursor) -> Int {
        while let number = next(model.count) {
            model.count += 1
            let group = groups[number]
            if group.field >= 0 {
                let field = Int(group.field)
                model.field = field
                if model.note(field) {
                    here = number
                    return field
                }
                // The name stands there by itself, and with a dot behind it.
                recordDuplicate(model.layout.name(of: field))
                model.mark = state.faultCount
            } else {
                // It is here only because the model forbids it.
                let name = name(of: group)
                if model.tag?.pointee.text == name { continue }
                recordUnknown(name)
                model.mark = state.faultCount
            }
        }
        return -1
    }

    mutating func beginObject() -> ArrayCursor? { enterPairs(nil) }

    mutating func nextKey(_ object: inout ArrayCursor) -> String? {
        guard let group = next(object.count) else { return nil }
        object.count += 1
        let name = name(of: groups[group])
        object.key = name
        here = group
        return name
    }

    private func name(of group: TextGroup) -> String { pairs[Int(group.first)].name.bytes(from: group.nameStart, to: group.nameEnd) }

    private mutating func enterPairs(_ layout: ModelLayout?) -> ArrayCursor? {
        let parent = groups[here]
        guard parent.kind == .pairs else {
            reject("object")
            return nil
        }
        guard frames.count < JSONReader.maximumDepth else {
            state.record(malformed: MalformedInput(format: "Form", reason: "nested too deep"))
            return nil
        }
        return enter(group(parent, layout))
    }

    /// Puts together what has the same name.
    ///
    /// Counted first and dealt out then: nothing has to grow, and each pair is looked at twice.
    /// - Returns: The number of the first of the new groups.
    private mutating func group(_ parent: TextGroup, _ layout: ModelLayout?) -> Int {
        let first = groups.count
        var index = TextGroupIndex(layout)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: parent.count) { homes in
            for place in 0..<parent.count {
                let number = rows[parent.start + place]
                let group = index.group(of: number, pairs[Int(number)], from: parent.below, in: &groups)
                homes.initializeElement(at: place, to: Int32(group ?? -1))
                if let group, isKept(number, in: groups[group]) { groups[group].count += 1 }
            }
            var start = rows.count
            for group in first..<groups.count {
                groups[group].start = start
                start += groups[group].count
                groups[group].count = 0
            }
            rows.append(contentsOf: repeatElement(0, count: start - rows.count))
            for place in 0..<parent.count where homes[place] >= 0 {
                let (group, number) = (Int(homes[place]), rows[parent.start + place])
                guard isKept(number, in: groups[group]) else { continue }
                rows[groups[group].start + groups[group].count] = number
                groups[group].count += 1
            }
        }
        return first
    }

    /// Whether a pair counts among those of its group.
    private func isKept(_ number: Int32, in group: TextGroup) -> Bool { group.kind == .pairs || pairs[Int(number)].value != nil }

    private mutating func enter(_ first: Int) -> ArrayCursor {
        frames.append(first..<groups.count)
        return ArrayCursor(state.faultCount, remaining: groups.count - first)
    }

    /// What comes next in the innermost object or list; leaves it after the last one.
    private mutating func next(_ index: Int) -> Int? {
        guard let frame = frames.last else { return nil }
        if index < frame.count { return frame.lowerBound + index }
        frames.removeLast()
        return nil
    }

    var position: ReaderPosition { ReaderPosition(offset: here, depth: frames.count) }

    mutating func go(to position: ReaderPosition) {
        here = position.offset
        frames.removeLast(max(0, frames.count - position.depth))
    }

    mutating func read<Value: WireValue>(_ type: Value.Type) -> Value? { Value.read(from: &self) }

    mutating func readDecodable<Value: Decodable>(_ type: Value.Type) -> Value? {
        if let type = Value.self as? any WireValue.Type { return read(type) as? Value }
        guard var tokens = WireTokens.read(from: &self) else { return nil }
        tokens.emptyIsNil = emptyIsNil
        return decode(type, tokens)
    }
}

extension FormValue {
    /// What a reader calls it. Files have no kind of their own, as no format has them besides.
    fileprivate var kind: WireKind {
        switch self {
        case .text: .string
        case .file: .bytes
        case .noFile: .null
        }
    }
}

extension String {
    /// Whether it is digits, with a `-` before them or not.
    fileprivate var isWholeNumber: Bool {
        let digits = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
        return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}
