import SwiftDiagnostics
import SwiftSyntax

/// Bounds that leave no value, or that say one thing twice.
enum BoundsRule {
    static func check(_ attribute: AttributeSyntax, into findings: inout Findings) {
        checkPair("gt", "ge", "lower", attribute, into: &findings)
        checkPair("lt", "le", "upper", attribute, into: &findings)
        for lower in ["gt", "ge"] {
            for upper in ["lt", "le"] {
                let isOpen = lower == "gt" || upper == "lt"
                checkRange(lower, upper, attribute, into: &findings) { isOpen ? $0 >= $1 : $0 > $1 }
            }
        }
        for kind in ["Length", "Items"] {
            for label in ["min\(kind)", "max\(kind)"] { checkLength(label, attribute, into: &findings) }
            checkRange("min\(kind)", "max\(kind)", attribute, into: &findings) { $0 > $1 }
        }
        if let divisor = attribute.number("multipleOf"), !divisor.value.isPositive {
            findings.error(
                .wrongDivisor, "a value is a whole number times `multipleOf`, which works for a number above 0 only",
                at: divisor.argument.expression)
        }
    }

    private static func checkPair(
        _ one: String, _ other: String, _ side: String, _ attribute: AttributeSyntax, into findings: inout Findings
    ) {
        guard let first = attribute.argument(labeled: one), let second = attribute.argument(labeled: other) else { return }
        findings.error(
            .twoBounds, "`\(one)` and `\(other)` are two \(side) bounds; keep the stricter one", at: second,
            fixIts: [(one, first), (other, second)].map { label, argument in
                FixIt("remove `\(label)`", for: .twoBounds, attribute.removing(argument))
            })
    }

    private static func checkRange(
        _ lower: String, _ upper: String, _ attribute: AttributeSyntax, into findings: inout Findings,
        isEmpty: (NumberLiteral, NumberLiteral) -> Bool
    ) {
        guard let least = attribute.number(lower), let most = attribute.number(upper), isEmpty(least.value, most.value) else { return }
        findings.error(
            .emptyRange, "no value meets both `\(least.argument.plainSource)` and `\(most.argument.plainSource)`; change one of them",
            at: most.argument)
    }

    private static func checkLength(_ label: String, _ attribute: AttributeSyntax, into findings: inout Findings) {
        guard let length = attribute.number(label), length.value.isNegative else { return }
        findings.error(
            .negativeLength, "nothing has fewer than 0 characters or items; write a number from 0", at: length.argument.expression)
    }
}

extension AttributeSyntax {
    /// An argument that is a number written out.
    func number(_ label: String) -> (argument: LabeledExprSyntax, value: NumberLiteral)? {
        guard let argument = argument(labeled: label), let value = NumberLiteral(argument.expression) else { return nil }
        return (argument, value)
    }
}

extension LabeledExprSyntax {
    /// The argument without its comma.
    var plainSource: String { passed?.source ?? expression.trimmedDescription }
}
