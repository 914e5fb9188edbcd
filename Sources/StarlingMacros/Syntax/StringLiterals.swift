import SwiftSyntax

extension StringLiteralExprSyntax {
    /// The literal's value where it is written out plainly: no interpolation, no escapes.
    var plainValue: String? {
        var value = ""
        for segment in segments {
            guard let text = segment.as(StringSegmentSyntax.self)?.content.text else { return nil }
            value += text
        }
        return openingPounds == nil && value.contains("\\") ? nil : value
    }

    /// The literal's value with its escapes resolved; nil with interpolation.
    var value: String? {
        if let plainValue { return plainValue }
        guard segments.allSatisfy({ $0.is(StringSegmentSyntax.self) }), openingPounds == nil else { return nil }
        return StringLiterals.unescaped(segments.trimmedDescription)
    }

    /// Where the value's first byte stands, if the value stands in the source in one piece.
    var contentPosition: AbsolutePosition? {
        guard segments.count == 1, openingQuote.tokenKind == .stringQuote else { return nil }
        return segments.first?.positionAfterSkippingLeadingTrivia
    }
}

/// Writing and reading string literals.
enum StringLiterals {
    /// The text between the quotes of a literal with its escapes resolved; nil where there is one that is not known.
    static func unescaped(_ source: String) -> String? {
        var value = ""
        var rest = source.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                value.unicodeScalars.append(scalar)
                continue
            }
            guard let letter = rest.popFirst(), let meant = letter == "u" ? hexadecimal(&rest) : escapes[letter] else { return nil }
            value.unicodeScalars.append(meant)
        }
        return value
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "\\": "\\", "\"": "\"", "'": "'", "n": "\n", "r": "\r", "t": "\t", "0": "\0",
    ]

    /// Takes the braces behind `\u`.
    private static func hexadecimal(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}") else { return nil }
        let digits = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    }

    /// The source of a one-line literal with this value.
    static func source(of value: String) -> String {
        var source = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": source += "\\\\"
            case "\"": source += "\\\""
            case "\n": source += "\\n"
            case "\r": source += "\\r"
            case "\t": source += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                source += "\\u{\(String(scalar.value, radix: 16))}"
            default: source.unicodeScalars.append(scalar)
            }
        }
        return source + "\""
    }
}
