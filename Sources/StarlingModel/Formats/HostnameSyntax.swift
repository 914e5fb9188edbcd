/// The grammar of host names: labels and what separates them.
struct HostnameSyntax: Sendable {
    /// RFC 1123.
    static let ascii = HostnameSyntax(isInternational: false, hasOtherDots: false)
    /// RFC 5890.
    static let international = HostnameSyntax(isInternational: true, hasOtherDots: true)
    /// RFC 6531, whose grammar separates labels by `.` alone.
    static let mailboxDomain = HostnameSyntax(isInternational: true, hasOtherDots: false)

    private let isInternational: Bool
    private let hasOtherDots: Bool

    /// RFC 1034, section 3.1: 255 bytes on the wire, two more than the text has.
    private static let longestName = 253
    private static let longestLabel = 63

    @Sendable func matches(_ text: Span<UInt8>) -> Bool {
        // A code point of up to four bytes becomes at least one byte of ASCII.
        guard text.count <= (isInternational ? 4 * Self.longestName : Self.longestName) else { return false }
        var position = 0
        var length = 0
        var directions = LabelDirection.Summary()
        var label: [Unicode.Scalar] = []
        repeat {
            guard takeLabel(text, &position, into: &label), let read = Self.read(label) else { return false }
            length += (length > 0 ? 1 : 0) + read.length
            directions.add(read.direction)
        } while takeDot(text, &position)
        guard position == text.count, length <= Self.longestName else { return false }
        // RFC 5893 is about names as they are shown, and a host name of ASCII is not shown otherwise.
        return isInternational ? directions.isNameFit : directions.isEachLabelFit
    }

    /// Takes what stands before the next dot; false for too much of it.
    private func takeLabel(_ text: Span<UInt8>, _ position: inout Int, into label: inout [Unicode.Scalar]) -> Bool {
        label.removeAll(keepingCapacity: true)
        while position < text.count {
            var next = position
            guard let scalar = TextScan.scalar(in: text, at: &next), isInternational || scalar.isASCII else { return false }
            if isDot(scalar) { break }
            guard label.count < Self.longestLabel else { return false }
            label.append(scalar)
            position = next
        }
        return !label.isEmpty
    }

    private func takeDot(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
        var next = position
        guard let scalar = TextScan.scalar(in: text, at: &next), isDot(scalar) else { return false }
        position = next
        return true
    }

    private func isDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".": true
        case "\u{3002}", "\u{FF0E}", "\u{FF61}": hasOtherDots
        default: false
        }
    }

    /// The length of a label in ASCII, and how it is written; `nil` if it is not one.
    private static func read(_ label: [Unicode.Scalar]) -> (length: Int, direction: LabelDirection)? {
        guard label.allSatisfy(\.isASCII) else {
            guard InternationalLabel.isValid(label), let encoded = Punycode.encode(label) else { return nil }
            let length = punycodePrefix.count + encoded.count
            return length <= longestLabel ? (length, LabelDirection(label)) : nil
        }
        guard label.first != "-", label.last != "-", label.allSatisfy(isLetterDigitOrHyphen) else { return nil }
        let bytes = label.map { TextScan.smallLetter(UInt8(truncatingIfNeeded: $0.value)) }
        guard bytes.starts(with: punycodePrefix) else { return (label.count, LabelDirection(label)) }
        let encoded = bytes.dropFirst(punycodePrefix.count)
        // What decodes to ASCII alone, or is not what the encoder writes, is a second spelling of another name.
        guard let decoded = Punycode.decode(encoded), !decoded.allSatisfy(\.isASCII),
            InternationalLabel.isValid(decoded), Punycode.encode(decoded)?.elementsEqual(encoded) == true
        else { return nil }
        return (label.count, LabelDirection(decoded))
    }

    private static let punycodePrefix = Array("xn--".utf8)

    private static func isLetterDigitOrHyphen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-": true
        default: false
        }
    }
}
