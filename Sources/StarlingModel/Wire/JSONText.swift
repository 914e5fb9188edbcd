/// How JSON spells strings.
@usableFromInline
enum JSONText {
    /// Whether a byte cannot stand in a string as it is.
    @inlinable @inline(__always)
    static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Gives the escape of a byte, byte by byte.
    @inline(__always)
    static func escape(_ byte: UInt8, _ put: (UInt8) -> Void) {
        put(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
        case 0x08: put(UInt8(ascii: "b"))
        case 0x09: put(UInt8(ascii: "t"))
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0C: put(UInt8(ascii: "f"))
        case 0x0D: put(UInt8(ascii: "r"))
        default:
            put(UInt8(ascii: "u"))
            put(UInt8(ascii: "0"))
            put(UInt8(ascii: "0"))
            put(hexDigit(byte >> 4))
            put(hexDigit(byte & 0xF))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// A compact document with every value on a line of its own, indented by two spaces.
    @usableFromInline
    static func pretty(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count * 2)
        var depth = 0
        var isText = false
        var index = 0
        func breakLine() {
            result.append(UInt8(ascii: "\n"))
            result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
        }
        while index < text.count {
            let byte = text[index]
            if isText {
                result.append(byte)
                if byte == UInt8(ascii: "\\") {
                    index += 1
                    result.append(text[index])
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                result.append(byte)
                // Nothing stands between brackets of nothing.
                if text[index + 1] == UInt8(ascii: "}") || text[index + 1] == UInt8(ascii: "]") {
                    result.append(text[index + 1])
                    index += 1
                } else {
                    depth += 1
                    breakLine()
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                breakLine()
                result.append(byte)
            case UInt8(ascii: ","):
                result.append(byte)
                breakLine()
            case UInt8(ascii: ":"):
                result += [byte, UInt8(ascii: " ")]
            default:
                isText = byte == UInt8(ascii: "\"")
                result.append(byte)
            }
            index += 1
        }
        return result
    }

    /// A string in quotes.
    static func quoted(_ text: String) -> [UInt8] {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if needsEscape(byte) { escape(byte) { result.append($0) } } else { result.append(byte) }
        }
        result.append(UInt8(ascii: "\""))
        return result
    }
}
