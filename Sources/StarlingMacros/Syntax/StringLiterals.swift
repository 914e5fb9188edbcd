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

    /// Where the value's first byte stands, if the value stands in the source in one piece.
    var contentPosition: AbsolutePosition? {
        guard segments.count == 1, openingQuote.tokenKind == .stringQuote else { return nil }
        return segments.first?.positionAfterSkippingLeadingTrivia
    }
}

/// Writing string literals.
enum StringLiterals {
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
