#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads values from the names and values of a form; see ``FormValues``.
struct TextReader: WireReader, ~Copyable {
    /// A value with its name, of which the parts that led here are cut off.
    struct Pair: Sendable {
        let name: Substring
        /// `nil` for a name that came without one.
        let value: FormValue?
    }

    /// What can be read.
    enum Content {
        /// One value.
        case value(FormValue)
        /// All values of one name.
        case values([FormValue])
        /// What is below a name.
        case pairs([Pair])
    }

    var state: ReaderState
    /// Whether an empty text stands for null.
    private let emptyIsNil: Bool
    /// Everything that has been met. A value is a number here, so that there is a way back to it.
    private var contents: [Content]
    /// The value that comes next.
    private var here = 0
    /// What is in the objects and lists that have been gone into.
    private var groups: [[TextGroup]] = []

    static var isText: Bool { true }

    init(_ content: Content, emptyIsNil: Bool = true, state: ReaderState = ReaderState()) {
        contents = [content]
        self.emptyIsNil = emptyIsNil
        self.state = state
    }

    // MARK: Plain values

    /// The value; of several the last, as the last input of a name is the one that a page shows.
    private var value: FormValue? {
        switch contents[here] {
        case .value(let value): value
        case .values(let values): values.last
        case .pairs: nil
        }
    }

    private var text: String? { if case .text(let text) = value { text } else { nil } }

    mutating func peek() -> WireKind? {
        switch contents[here] {
        case .value(let value): isNull ? .null : value.kind
        case .values(let values): values.count != 1 ? .array : isNull ? .null : values[0].kind
        case .pairs: .object
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
            switch (contents[here], value) {
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
        switch contents[here] {
        case .value(let value): return enter(Self.elements([value]))
        case .values(let values): return enter(Self.elements(values))
        case .pairs:
            reject("array")
            return nil
        }
    }

    private static func elements(_ values: [FormValue]) -> [TextGroup] {
        values.compactMap { value in
            if case .noFile = value { nil } else { TextGroup(name: "", content: .value(value)) }
        }
    }

    mutating func nextElement(_ array: inout ArrayCursor) -> Bool {
        guard let group = next(array.count) else { return false }
        array.count += 1
        go(into: group)
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
        while let group = next(model.count) {
            model.count += 1
            if let field = group.field {
                model.field = field
                if model.note(field) {
                    go(into: group)
                    return field
                }
                // The name stands there by itself, and with a dot behind it.
                recordDuplicate(model.layout.name(of: field))
                model.mark = state.faultCount
            } else if model.layout.header.pointee.forbidsUnknown, !(model.tag?.pointee.text == group.name) {
                recordUnknown(group.name)
                model.mark = state.faultCount
            }
        }
        return -1
    }

    mutating func beginObject() -> ArrayCursor? { enterPairs(nil) }

    mutating func nextKey(_ object: inout ArrayCursor) -> String? {
        guard let group = next(object.count) else { return nil }
        object.count += 1
        object.key = group.name
        go(into: group)
        return group.name
    }

    private mutating func enterPairs(_ layout: ModelLayout?) -> ArrayCursor? {
        guard case .pairs(let pairs) = contents[here] else {
            reject("object")
            return nil
        }
        guard groups.count < JSONReader.maximumDepth else {
            state.record(malformed: MalformedInput(format: "Form", reason: "nested too deep"))
            return nil
        }
        return enter(TextGroup.groups(of: pairs, layout))
    }

    private mutating func enter(_ list: [TextGroup]) -> ArrayCursor {
        groups.append(list)
        return ArrayCursor(state.faultCount, remaining: list.count)
    }

    /// What comes next in the innermost object or list; leaves it after the last one.
    private mutating func next(_ index: Int) -> TextGroup? {
        guard let list = groups.last else { return nil }
        if index < list.count { return list[index] }
        groups.removeLast()
        return nil
    }

    private mutating func go(into group: TextGroup) {
        contents.append(group.content)
        here = contents.count - 1
    }

    var position: ReaderPosition { ReaderPosition(offset: here, depth: groups.count) }

    mutating func go(to position: ReaderPosition) {
        here = position.offset
        groups.removeLast(max(0, groups.count - position.depth))
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
