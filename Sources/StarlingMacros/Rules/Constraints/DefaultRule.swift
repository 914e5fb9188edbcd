import SwiftSyntax

/// A default that breaks the rules of its own field: leaving the field out would give what a client may not send.
enum DefaultRule {
    static func check(_ attribute: AttributeSyntax, _ value: ExprSyntax, into findings: inout Findings) {
        let broken = checks(of: value).first { label, isMet in
            attribute.number(label).map { isMet($0.value) == false } ?? false
        }
        guard let broken, let rule = attribute.number(broken.label) else { return }
        findings.error(
            .brokenDefault,
            "the default `\(value.trimmedDescription)` breaks the field's own rule `\(rule.argument.plainSource)`; change one of them",
            at: value)
    }

    /// The rules that a literal can be measured by, and whether it meets them; nil where that cannot be told.
    private static func checks(of value: ExprSyntax) -> [(label: String, isMet: (NumberLiteral) -> Bool?)] {
        if let number = NumberLiteral(value) {
            return [
                ("gt", { number > $0 }), ("ge", { number >= $0 }), ("lt", { number < $0 }), ("le", { number <= $0 }),
                ("multipleOf", { number.isMultiple(of: $0) }),
            ]
        }
        if let text = value.as(StringLiteralExprSyntax.self)?.value {
            // JSON Schema counts code points.
            return lengths("Length", of: text.unicodeScalars.count)
        }
        if let list = value.as(ArrayExprSyntax.self) { return lengths("Items", of: list.elements.count) }
        return []
    }

    private static func lengths(_ kind: String, of count: Int) -> [(label: String, isMet: (NumberLiteral) -> Bool?)] {
        let length = NumberLiteral.integer(Int128(count))
        return [("min\(kind)", { length >= $0 }), ("max\(kind)", { length <= $0 })]
    }
}
