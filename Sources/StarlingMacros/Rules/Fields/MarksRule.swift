import SwiftDiagnostics
import SwiftSyntax

/// What `@Field` says without labels.
enum MarksRule {
    static func check(_ attribute: FieldAttribute, into findings: inout Findings) {
        if let name = attribute.name, let literal = name.expression.as(StringLiteralExprSyntax.self), literal.value == nil {
            findings.error(
                .wireNameNotLiteral, "the name of a field is a plain string literal, because it is the same for every value",
                at: name.expression)
        }
        for (one, other) in [("readOnly", "writeOnly"), ("computed", "writeOnly")] {
            guard let first = attribute.mark(one), let second = attribute.mark(other) else { continue }
            let later = first.position < second.position ? second : first
            findings.error(
                .contradictoryMarks, "`.\(one)` and `.\(other)` together make a field that nobody sees; keep one of them",
                at: later,
                fixIts: [(one, first), (other, second)].map { name, mark in
                    FixIt("remove `.\(name)`", for: .contradictoryMarks, attribute.syntax.removing(mark))
                })
        }
    }
}
