#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads values from tokens: what a `Decodable` type holds, and a ``JSONValue``.
///
/// It is as strict as the readers of documents are, except that bytes and dates may also be the text that JSON has for
/// them, and an integer of 128 bits the text that MessagePack has for it: which format the tokens came from is not known
/// any more.
struct TokenReader: WireReader, ~Copyable {
    var state: ReaderState
    private let tokens: [WireToken]
    private var place: Int
    private var depth = 0

    static var isText: Bool { false }

    /// - Parameters:
    ///   - tokens: A document.
    ///   - place: Where the value starts.
    ///   - state: The faults so far, and the ``DTO``.
    init(_ tokens: WireTokens, at place: Int = 0, state: ReaderState = ReaderState()) {
        self.tokens = tokens.list
        self.place = place
        self.state = state
    }

    private var token: WireToken? { tokens.indices.contains(place) ? tokens[place] : nil }

    mutating func peek() -> WireKind? { token?.kind }

    mutating func skip() {
        switch token {
        case .array(_, let end), .texts(_, let end), .object(_, let end): place = end
        case nil: state.record(malformed: MalformedInput(format: "Document", reason: "the input ends too early"))
        default: place += 1
        }
    }

    // MARK: Plain values

    private mutating func take<Value>(_ value: Value?, _ expected: String) -> Value? {
        if let value {
            place += 1
            return value
        }
        rejectType(expected)
        return nil
    }

    mutating func readNull() -> Bool {
        guard case .null = token else { return false }
        place += 1
        return true
    }

    mutating func readBool() -> Bool? { take(token?.bool, "bool") }

    mutating func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        let number: Number?
        switch token {
        case .integer(let value): number = Number(exactly: value)
        case .unsigned(let value): number = Number(exactly: value)
        case .number(let text) where token?.kind == .integer: number = Number(text)
        case .string(let text) where Number.bitWidth > 64: number = Number(text)
        default:
            rejectType("int")
            return nil
        }
        place += 1
        if number == nil { state.recordRange(of: type) }
        return number
    }

    mutating func readDouble() -> Double? {
        guard let value = take(token?.double, "float") else { return nil }
        // Only digits can be too many: a format with infinities has them as numbers.
        if value.isInfinite, case .number = tokens[place - 1] {
            state.record(Fault(.numberOutOfRange))
            return nil
        }
        return value
    }

    mutating func readNumberText() -> String? { take(token?.numberText, "decimal") }

    mutating func readString() -> String? { take(token?.string, "str") }

    mutating func readText<Value>(_ expected: String, _ parse: (Span<UInt8>) -> Value?) -> Value? {
        guard let text = take(token?.string, expected) else { return nil }
        if let value = parse(text.utf8.span) { return value }
        state.record(Fault(.invalidText, ["type": expected]))
        return nil
    }

    mutating func readBytes() -> [UInt8]? {
        guard case .bytes(let bytes) = token else { return readText("base64") { Base64.decode($0) } }
        place += 1
        return bytes
    }

    mutating func readDate() -> Date? {
        guard case .date(let date) = token else { return readText("datetime") { Date(parameterUTF8: $0) } }
        place += 1
        return date
    }

    // MARK: Structure

    mutating func beginArray() -> ArrayCursor? {
        guard case .array(let count, _) = token else {
            rejectType("array")
            return nil
        }
        return enter(count)
    }

    private mutating func enter(_ count: Int) -> ArrayCursor {
        place += 1
        depth += 1
        return ArrayCursor(state.faultCount, remaining: count)
    }

    mutating func nextElement(_ array: inout ArrayCursor) -> Bool {
        if array.remaining == 0 || state.malformed != nil {
            depth -= 1
            return false
        }
        array.remaining -= 1
        array.count += 1
        return true
    }

    mutating func beginModel(_ layout: ModelLayout) -> ModelCursor? {
        guard case .object(let count, _) = token else {
            rejectType("object")
            return nil
        }
        _ = enter(count)
        let cursor = ModelCursor(state.layout(layout), state, remaining: count)
        state.tag = nil
        return cursor
    }

    mutating func nextField(_ model: inout ModelCursor) -> Int {
        while model.remaining > 0, state.malformed == nil {
            model.remaining -= 1
            model.count += 1
            guard let key = token?.key else { break }
            place += 1
            var name = key
            let (field, isTag) = name.withUTF8 { (model.layout.index(of: $0, from: model.next), model.tag?.pointee.isNamed($0) ?? false) }
            if let field {
                model.next = field + 1 == model.layout.count ? 0 : field + 1
                model.field = field
                if model.note(field) { return field }
                recordDuplicate(key)
                model.mark = state.faultCount
            } else if model.layout.header.pointee.forbidsUnknown, !isTag {
                recordUnknown(key)
                model.mark = state.faultCount
            }
            skip()
        }
        depth -= 1
        return -1
    }

    mutating func beginObject() -> ArrayCursor? {
        guard case .object(let count, _) = token else {
            rejectType("object")
            return nil
        }
        return enter(count)
    }

    mutating func nextKey(_ object: inout ArrayCursor) -> String? {
        guard nextElement(&object), let key = token?.key else { return nil }
        place += 1
        object.key = key
        return key
    }

    var position: ReaderPosition { ReaderPosition(offset: place, depth: depth) }

    mutating func go(to position: ReaderPosition) {
        place = position.offset
        depth = position.depth
    }

    mutating func read<Value: WireValue>(_ type: Value.Type) -> Value? { Value.read(from: &self) }
}

extension WireToken {
    fileprivate var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    fileprivate var key: String? { if case .key(let key) = self { key } else { nil } }

    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }

    fileprivate var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .unsigned(let value): Double(value)
        case .double(let value): value
        case .number(let text): Double(text)
        default: nil
        }
    }

    fileprivate var numberText: String? {
        switch self {
        case .integer(let value): value.description
        case .unsigned(let value): value.description
        case .double(let value): value.description
        case .number(let text), .string(let text): text
        default: nil
        }
    }
}
