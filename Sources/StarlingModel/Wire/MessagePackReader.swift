#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Reads MessagePack from bytes in memory, strictly and in one pass.
///
/// Every width of a number or a length is accepted. Keys of objects are strings. What it does not accept: bytes after
/// the value, strings that are not UTF-8, nesting beyond 128, a key that is there twice, and extensions that are no
/// timestamp.
public struct MessagePackReader: WireReader, ~Copyable {
    // The pointers are valid while the closure runs to which `MessagePack.decode` hands the reader. It cannot leave
    // that, as it is never copied.
    @usableFromInline var place: UnsafePointer<UInt8>
    @usableFromInline let end: UnsafePointer<UInt8>
    @usableFromInline let start: UnsafePointer<UInt8>
    @usableFromInline var depth = 0
    /// The faults, and what stands beside the values.
    public var state: ReaderState
    @usableFromInline let isSmallTextKnown: Bool
    @usableFromInline var keys = KeyCache()

    /// How deep arrays and objects may be nested.
    @inlinable public static var maximumDepth: Int { 128 }

    /// `false`.
    @inlinable public static var isText: Bool { false }

    @inlinable
    init(_ bytes: UnsafeRawBufferPointer, state: ReaderState) {
        // An empty buffer may have no address: any other will do, as nothing is read from it.
        let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? Self.nowhere
        start = base
        place = base
        end = base + bytes.count
        self.state = state
        isSmallTextKnown = SmallText.isKnown
    }

    /// The head of a value: what it is, and its length or its number.
    @usableFromInline
    enum Head {
        case null
        case bool(Bool)
        case unsigned(UInt64)
        case negative(Int64)
        case float(Double)
        case string(Int)
        case bytes(Int)
        case `extension`(Int)
        case array(Int)
        case object(Int)

        @usableFromInline
        var kind: WireKind {
            switch self {
            case .null: .null
            case .bool: .bool
            case .unsigned, .negative: .integer
            case .float: .float
            case .string: .string
            case .bytes: .bytes
            case .extension: .extension
            case .array: .array
            case .object: .object
            }
        }
    }

    // MARK: Bytes

    @inline(never) @usableFromInline
    mutating func malform(_ reason: String, at offset: Int = 0) {
        state.record(malformed: MalformedInput(format: "MessagePack data", reason: reason, offset: place - start + offset))
        place = end
    }

    @inline(never) @usableFromInline
    mutating func truncated() {
        place = end
        malform("the input ends too early")
    }

    @inlinable @inline(__always)
    func load<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number {
        Number(bigEndian: UnsafeRawPointer(place + offset).loadUnaligned(as: Number.self))
    }

    /// Reads the first bytes of a value, up to what it holds.
    @usableFromInline
    mutating func readHead() -> Head? {
        let available = end - place
        guard available > 0 else {
            truncated()
            return nil
        }
        let byte = place.pointee
        switch byte {
        case ..<0x80: return head(.unsigned(UInt64(byte)), 1)
        case ..<0x90: return head(.object(Int(byte & 0x0F)), 1)
        case ..<0xA0: return head(.array(Int(byte & 0x0F)), 1)
        case ..<0xC0: return head(.string(Int(byte & 0x1F)), 1)
        case 0xE0...: return head(.negative(Int64(Int8(bitPattern: byte))), 1)
        default: break
        }
        let width = Self.widths[Int(byte - 0xC0)]
        guard available >= width else {
            truncated()
            return nil
        }
        switch byte {
        case 0xC0: return head(.null, 1)
        case 0xC2: return head(.bool(false), 1)
        case 0xC3: return head(.bool(true), 1)
        case 0xC4: return head(.bytes(Int(place[1])), 2)
        case 0xC5: return head(.bytes(Int(load(UInt16.self, at: 1))), 3)
        case 0xC6: return head(.bytes(Int(load(UInt32.self, at: 1))), 5)
        case 0xC7: return head(.extension(Int(place[1])), 2)
        case 0xC8: return head(.extension(Int(load(UInt16.self, at: 1))), 3)
        case 0xC9: return head(.extension(Int(load(UInt32.self, at: 1))), 5)
        case 0xCA: return head(.float(Double(Float(bitPattern: load(UInt32.self, at: 1)))), 5)
        case 0xCB: return head(.float(Double(bitPattern: load(UInt64.self, at: 1))), 9)
        case 0xCC: return head(.unsigned(UInt64(place[1])), 2)
        case 0xCD: return head(.unsigned(UInt64(load(UInt16.self, at: 1))), 3)
        case 0xCE: return head(.unsigned(UInt64(load(UInt32.self, at: 1))), 5)
        case 0xCF: return head(.unsigned(load(UInt64.self, at: 1)), 9)
        case 0xD0: return head(.negative(Int64(load(Int8.self, at: 1))), 2)
        case 0xD1: return head(.negative(Int64(load(Int16.self, at: 1))), 3)
        case 0xD2: return head(.negative(Int64(load(Int32.self, at: 1))), 5)
        case 0xD3: return head(.negative(load(Int64.self, at: 1)), 9)
        case 0xD4: return head(.extension(1), 1)
        case 0xD5: return head(.extension(2), 1)
        case 0xD6: return head(.extension(4), 1)
        case 0xD7: return head(.extension(8), 1)
        case 0xD8: return head(.extension(16), 1)
        case 0xD9: return head(.string(Int(place[1])), 2)
        case 0xDA: return head(.string(Int(load(UInt16.self, at: 1))), 3)
        case 0xDB: return head(.string(Int(load(UInt32.self, at: 1))), 5)
        case 0xDC: return head(.array(Int(load(UInt16.self, at: 1))), 3)
        case 0xDD: return head(.array(Int(load(UInt32.self, at: 1))), 5)
        case 0xDE: return head(.object(Int(load(UInt16.self, at: 1))), 3)
        case 0xDF: return head(.object(Int(load(UInt32.self, at: 1))), 5)
        default:
            malform("invalid opcode '\\xc1'")
            return nil
        }
    }

    /// How many bytes the heads from 0xC0 on have.
    private static let widths: [Int] = [
        1, 1, 1, 1, 2, 3, 5, 2, 3, 5, 5, 9, 2, 3, 5, 9, 2, 3, 5, 9, 1, 1, 1, 1, 1, 2, 3, 5, 3, 5, 3, 5,
    ]

    @inline(__always)
    private mutating func head(_ head: Head, _ width: Int) -> Head {
        place += width
        return head
    }

    /// Takes bytes that a head has announced.
    @inlinable @inline(__always)
    mutating func take(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
        guard _fastPath(count <= end - place) else {
            truncated()
            return nil
        }
        let bytes = UnsafeBufferPointer(start: place, count: count)
        place += count
        return bytes
    }

    /// Records that a value whose head was read has another type, and passes over the rest of it.
    @inline(never) @usableFromInline
    mutating func reject(_ head: Head, _ expected: String) {
        let faults = state.faultCount
        skipRest(head)
        if faults == state.faultCount { state.record(Fault(.wrongType, ["type": expected, "got": head.kind.name])) }
    }

    // MARK: Plain values

    /// What kind of value comes next.
    public mutating func peek() -> WireKind? {
        let here = place
        guard let head = readHead() else { return nil }
        place = here
        return head.kind
    }

    /// Passes over nil.
    @inlinable @inline(__always)
    public mutating func readNull() -> Bool {
        guard place != end, place.pointee == MessagePackFormat.null else { return false }
        place += 1
        return true
    }

    /// Reads a truth value.
    public mutating func readBool() -> Bool? {
        guard let head = readHead() else { return nil }
        if case .bool(let value) = head { return value }
        reject(head, "bool")
        return nil
    }

    /// Reads a whole number that fits the type.
    @inlinable
    public mutating func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        if place != end, place.pointee < 0x80 {
            let value = Number(truncatingIfNeeded: place.pointee)
            place += 1
            return value
        }
        guard let head = readHead() else { return nil }
        let number: Number?
        switch head {
        case .unsigned(let value): number = Number(exactly: value)
        case .negative(let value): number = Number(exactly: value)
        case .string(let count) where Number.bitWidth > 64:
            // The writer's form of what 64 bits do not hold.
            guard let text = take(count) else { return nil }
            number = Number(String(decoding: text, as: UTF8.self))
        default:
            reject(head, "int")
            return nil
        }
        if number == nil { rejectRange(Number.self) }
        return number
    }

    @inline(never) @usableFromInline
    mutating func rejectRange<Number: FixedWidthInteger>(_ type: Number.Type) { state.recordRange(of: type) }

    /// Reads a number.
    public mutating func readDouble() -> Double? {
        guard let head = readHead() else { return nil }
        switch head {
        case .float(let value): return value
        case .unsigned(let value): return Double(value)
        case .negative(let value): return Double(value)
        default:
            reject(head, "float")
            return nil
        }
    }

    /// Reads a number or a string as text.
    public mutating func readNumberText() -> String? {
        guard let head = readHead() else { return nil }
        switch head {
        case .float(let value): return value.description
        case .unsigned(let value): return value.description
        case .negative(let value): return value.description
        case .string(let count): return take(count).flatMap { makeString($0) }
        default:
            reject(head, "decimal")
            return nil
        }
    }

    /// Reads a string.
    @inlinable
    public mutating func readString() -> String? {
        if _fastPath(place != end && isSmallTextKnown) {
            // At most 15 bytes, all of them ASCII: as two words.
            let count = Int(place.pointee ^ 0xA0)
            if count > 0, count < 16, count < end - place {
                let bits = UInt64(truncatingIfNeeded: count &* 8)
                let words = window(place + 1, start, end)
                let low = words.low & (count < 8 ? (1 &<< bits) &- 1 : .max)
                let high = count > 8 ? words.high & ((1 &<< (bits &- 64)) &- 1) : 0
                if _fastPath((low | high) & repeated(0x80) == 0) {
                    place += count + 1
                    return SmallText.make(low, high, count)
                }
            }
        }
        return readLongString()
    }

    @inline(never) @usableFromInline
    mutating func readLongString() -> String? {
        guard let head = readHead() else { return nil }
        guard case .string(let count) = head else {
            reject(head, "str")
            return nil
        }
        return take(count).flatMap { makeString($0) }
    }

    @inlinable @inline(__always)
    mutating func makeString(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if let text = String(checking: bytes) { return text }
        malform("invalid UTF-8 in string", at: -bytes.count)
        return nil
    }

    /// Reads a string with a closure that gets its bytes.
    @inlinable
    public mutating func readText<Value>(_ expected: String, _ parse: (Span<UInt8>) -> Value?) -> Value? {
        guard let head = readHead() else { return nil }
        guard case .string(let count) = head else {
            reject(head, expected)
            return nil
        }
        guard let bytes = take(count) else { return nil }
        if let value = parse(bytes.span) { return value }
        state.record(Fault(.invalidText, ["type": expected]))
        return nil
    }

    /// Reads binary.
    public mutating func readBytes() -> [UInt8]? {
        guard let head = readHead() else { return nil }
        guard case .bytes(let count) = head else {
            reject(head, "bytes")
            return nil
        }
        return take(count).map(Array.init)
    }

    /// Reads the timestamp extension, or a string of RFC 3339.
    public mutating func readDate() -> Date? {
        guard let head = readHead() else { return nil }
        switch head {
        case .extension(let count):
            guard let bytes = take(count + 1) else { return nil }
            if let date = MessagePackTimestamp.date(bytes) { return date }
            state.record(Fault(.wrongType, ["type": "datetime", "got": "ext"]))
            return nil
        case .string(let count):
            guard let text = take(count) else { return nil }
            if let date = Date(parameterUTF8: text.span) { return date }
            state.record(Fault(.invalidText, ["type": "datetime"]))
            return nil
        default:
            reject(head, "datetime")
            return nil
        }
    }

    /// Reads a value of any type.
    @inlinable @inline(__always)
    public mutating func read<Value: WireValue>(_ type: Value.Type) -> Value? { Value.readMessagePack(from: &self) }
}
