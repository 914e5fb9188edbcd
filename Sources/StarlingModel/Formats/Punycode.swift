/// Code points as letters and digits of ASCII (RFC 3492), without the prefix `xn--`.
///
/// The time grows with the square of the length: this is for labels, which have at most 63 characters.
enum Punycode {
    /// The ASCII text of a label; `nil` if it has more than the label of a host name can have.
    static func encode(_ label: [Unicode.Scalar]) -> [UInt8]? {
        guard label.count <= longestLabel else { return nil }
        var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
        let basicCount = output.count
        if basicCount > 0 { output.append(delimiter) }
        var handled = basicCount
        var current = firstCodePoint
        var delta = 0
        var bias = firstBias
        while handled < label.count {
            guard let next = label.lazy.map({ Int($0.value) }).filter({ $0 >= current }).min() else { return nil }
            // At most 0x10FFFF times 64: no overflow.
            delta += (next - current) * (handled + 1)
            current = next
            for scalar in label {
                if scalar.value < current { delta += 1 }
                guard scalar.value == current else { continue }
                append(delta, bias: bias, to: &output)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return output
    }

    /// The label of an ASCII text in small letters; `nil` if it is none, or too long for one.
    static func decode(_ text: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
        guard text.count <= longestLabel else { return nil }
        var label: [Unicode.Scalar] = []
        var digits = text
        if let end = text.lastIndex(of: delimiter), end > text.startIndex {
            label = text[..<end].map { Unicode.Scalar($0) }
            digits = text[text.index(after: end)...]
        }
        let basicCount = label.count
        var current = firstCodePoint
        var index = 0
        var bias = firstBias
        while !digits.isEmpty {
            guard let delta = takeNumber(&digits, bias: bias) else { return nil }
            bias = adapted(delta, count: label.count + 1, isFirst: label.count == basicCount)
            index += delta
            current += index / (label.count + 1)
            index %= label.count + 1
            guard let scalar = UInt32(exactly: current).flatMap(Unicode.Scalar.init) else { return nil }
            label.insert(scalar, at: index)
            index += 1
        }
        return label
    }

    private static let longestLabel = 63
    private static let delimiter = UInt8(ascii: "-")

    // RFC 3492, section 5.
    private static let base = 36
    private static let firstCodePoint = 128
    private static let firstBias = 72

    /// Writes a number of variable length (section 3.3).
    private static func append(_ number: Int, bias: Int, to output: inout [UInt8]) {
        var rest = number
        var position = base
        while true {
            let threshold = threshold(at: position, bias: bias)
            if rest < threshold { break }
            output.append(letter(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(letter(rest))
    }

    /// Takes a number of variable length; `nil` for one beyond every code point at every place of a label.
    private static func takeNumber(_ digits: inout ArraySlice<UInt8>, bias: Int) -> Int? {
        var number = 0
        var weight = 1
        var position = base
        while let digit = digits.popFirst().flatMap(digitValue) {
            // Both are at most 2^28 before, so nothing overflows.
            number += digit * weight
            guard number <= 0x10_FFFF * (longestLabel + 1) else { return nil }
            let threshold = threshold(at: position, bias: bias)
            if digit < threshold { return number }
            weight *= base - threshold
            guard weight <= 1 << 28 else { return nil }
            position += base
        }
        return nil
    }

    private static func threshold(at position: Int, bias: Int) -> Int { min(max(position - bias, 1), 26) }

    /// Section 6.1.
    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias = 0
        while delta > 35 * 26 / 2 {
            delta /= 35
            bias += base
        }
        return bias + 36 * delta / (delta + 38)
    }

    private static func letter(_ digit: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 26 ? 0x61 + digit : 0x30 + digit - 26)
    }

    private static func digitValue(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30 + 26
        default: nil
        }
    }
}
