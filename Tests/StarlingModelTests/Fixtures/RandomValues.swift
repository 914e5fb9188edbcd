import StarlingModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes values of every kind from a seed, with a liking for those at the edges of something.
struct RandomValues {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15) }

    /// A number from 0 to below another.
    mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

    mutating func bits() -> UInt64 { random.next() }

    /// True once in so many times.
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    mutating func element<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func list<Element>(upTo most: Int, _ make: (inout RandomValues) -> Element) -> [Element] {
        (0..<below(most + 1)).map { _ in make(&self) }
    }

    mutating func optional<Value>(_ make: (inout RandomValues) -> Value) -> Value? { oneIn(3) ? nil : make(&self) }

    // MARK: Numbers

    /// A whole number: of any length, or at a bound of this type or a shorter one.
    mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number {
        let any = Number(truncatingIfNeeded: UInt128(random.next()) << 64 | UInt128(random.next()))
        switch below(4) {
        case 0: return any
        case 1: return any >> Number(truncatingIfNeeded: below(Number.bitWidth))
        case 2:
            // Around ± 2^n, and the bounds of the type.
            let power = Number(truncatingIfNeeded: 1) << Number(truncatingIfNeeded: below(Number.bitWidth))
            return (oneIn(2) ? power : 0 &- power) &+ Number(truncatingIfNeeded: below(3) - 1)
        default: return element([0, 1, Number.min, Number.max, Number(truncatingIfNeeded: -32), Number(truncatingIfNeeded: -33)])
        }
    }

    /// A number that is neither NaN nor infinite: of any bits, subnormal, huge, whole, or with few decimals.
    mutating func double() -> Double {
        let sign: Double = oneIn(2) ? 1 : -1
        switch below(8) {
        case 0: return sign * Double(bitPattern: random.next() >> 12)
        case 1:
            return sign
                * element([0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1e22, 1e23, 1e16, 1e15, 1e-3])
        case 2: return Double(integer(Int64.self))
        case 3: return sign * Double(random.next() >> UInt64(below(64))) / element([1, 10, 100, 1000, 10_000, 100_000])
        case 4: return sign * element([1e11, 1e-3, 1e15, 0x1p53, 0x1p63]).advanced(by: Double(below(9) - 4) * 0x1p-10)
        default:
            let any = Double(bitPattern: random.next())
            return any.isFinite ? any : 0.1
        }
    }

    mutating func float() -> Float {
        let any = Float(bitPattern: UInt32(truncatingIfNeeded: random.next() >> (oneIn(4) ? 41 : 0)))
        return any.isFinite ? any : 0.1
    }

    // MARK: Text

    /// A text of 0 to 40 bytes or more, so that its ends are around those of words and of what a `String` holds itself.
    mutating func text() -> String {
        let kind = below(6)
        let text = String((0..<below(41)).map { _ in Character(scalar(kind)) })
        // Not all of it: letters that combine make one character of many bytes.
        return String(decoding: text.utf8.prefix(200).prefix { $0 < 0x80 || kind > 1 }, as: UTF8.self)
    }

    /// A letter: plain ones, any of ASCII, those with an escape, then all planes.
    private mutating func scalar(_ kind: Int) -> Unicode.Scalar {
        let code: Int =
            switch kind {
            case 0: 0x61 + below(26)
            case 1: below(0x80)
            case 2: Int(element(Array("\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}a é".unicodeScalars)).value)
            case 3: below(0x800)
            case 4: oneIn(3) ? 0x10000 + below(0x10_0000) : below(0x10000)
            default: below(4) == 0 ? below(0x11_0000) : 0x20 + below(0x5F)
            }
        return Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}"
    }

    // MARK: Times and others

    /// A moment in the years that have a text, at a nanosecond.
    mutating func date() -> Date {
        let seconds = element([below(4_000_000_000), below(200_000_000_000) - 60_000_000_000, 0, 0xFFFF_FFFF, 0x1_0000_0000, -1])
        let fraction = element([0, 0, Double(below(1000)) / 1000, Double(below(1_000_000_000)) / 1e9])
        return Date(timeIntervalSince1970: Double(seconds) + fraction)
    }

    mutating func day() -> LocalDate {
        LocalDate(year: below(10_000), month: 1 + below(12), day: 1 + below(28)) ?? LocalDate(year: 1, month: 1, day: 1)!
    }

    mutating func time() -> LocalTime {
        LocalTime(hour: below(24), minute: below(60), second: below(60), nanosecond: oneIn(2) ? 0 : below(1_000_000_000)) ?? LocalTime(
            hour: 0, minute: 0)!
    }

    mutating func duration() -> Duration {
        Duration(
            secondsComponent: integer(Int64.self) / 2, attosecondsComponent: oneIn(2) ? 0 : Int64(below(1_000_000_000)) * 1_000_000_000)
    }

    mutating func decimal() -> Decimal {
        let digits = integer(Int64.self)
        let power = below(40) - 20
        return Decimal(string: "\(digits)e\(power)") ?? 0
    }

    mutating func data() -> Data { Data((0..<below(41)).map { _ in UInt8(truncatingIfNeeded: random.next()) }) }

    mutating func id() -> UUID {
        let (high, low) = (random.next(), random.next())
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }

    // MARK: Structures

    mutating func leaf() -> Leaf { Leaf(name: text(), size: optional { $0.integer() }) }

    mutating func shape(_ depth: Int = 0) -> Shape {
        switch below(depth < 3 ? 3 : 2) {
        case 0: .leaf(leaf())
        case 1: .nothing
        default: .group(Shape.Group(shapes: list(upTo: 3) { $0.shape(depth + 1) }))
        }
    }

    mutating func mixed(_ depth: Int = 0) -> Mixed {
        switch below(depth < 3 ? 4 : 3) {
        case 0: .number(double())
        case 1: .text(text())
        case 2: .leaf(leaf())
        default: .list(list(upTo: 3) { $0.mixed(depth + 1) })
        }
    }

    mutating func json(_ depth: Int = 0) -> JSONValue {
        switch below(depth < 4 ? 9 : 6) {
        case 0: return .null
        case 1: return .bool(oneIn(2))
        case 2: return .integer(integer())
        case 3: return .unsigned(integer())
        case 4: return .double(double())
        case 5: return .string(text())
        case 6, 7: return .array(list(upTo: oneIn(20) ? 70 : 5) { $0.json(depth + 1) })
        default: return .object(JSONObject(list(upTo: oneIn(20) ? 140 : 5) { ($0.text(), $0.json(depth + 1)) }))
        }
    }

    /// The keys and values of an object.
    mutating func dictionary<Key: Hashable, Value>(_ make: (inout RandomValues) -> (Key, Value)) -> [Key: Value] {
        Dictionary(list(upTo: 20) { make(&$0) }) { first, _ in first }
    }

    mutating func wide() -> Wide {
        Wide(
            a: integer(), i16: integer(), int32: integer(), i64: integer(), number: integer(), i128: integer(), u8: integer(),
            u16: integer(), uint32: integer(), u64: integer(), unsigned: integer(), u128: integer(), double: double(), float: float(),
            isTrue: oneIn(2), text: text(), key14: text(), key15: text(), key16: text(), key31: text(), key32: text(), accents: text(),
            quoted: text(), letter: text().first ?? "e\u{301}", date: date(), day: day(), time: time(), duration: duration(), id: id(),
            decimal: decimal(), data: data(), color: element(Color.allCases), maybeText: optional { $0.text() },
            maybeNumber: optional { $0.integer() }, maybeLeaf: optional { $0.leaf() },
            change: element([.absent, .null, .value(double())]), numbers: list(upTo: 20) { $0.integer() },
            matrix: list(upTo: 4) { $0.list(upTo: 17) { $0.double() } }, texts: list(upTo: 5) { $0.optional { $0.text() } },
            leaves: list(upTo: 17) { $0.leaf() }, byName: dictionary { ($0.text(), $0.leaf()) },
            byNumber: dictionary { ($0.integer(), $0.oneIn(2)) }, letters: Set(list(upTo: 5) { $0.text() }),
            pair: Tuple(text(), double()), shape: shape(), mixed: list(upTo: 4) { $0.mixed() }, any: json())
    }
}
