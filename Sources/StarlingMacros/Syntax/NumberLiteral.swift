import SwiftSyntax

/// A number that is written out in the source.
enum NumberLiteral {
    case integer(Int128)
    case fraction(Double)

    /// Nil for anything but a number with or without a minus.
    init?(_ expression: ExprSyntax) {
        if let literal = expression.as(IntegerLiteralExprSyntax.self) {
            guard let value = Self.integer(literal.literal.text) else { return nil }
            self = .integer(value)
        } else if let literal = expression.as(FloatLiteralExprSyntax.self) {
            guard let value = Double(literal.literal.text.filter { $0 != "_" }) else { return nil }
            self = .fraction(value)
        } else if let prefixed = expression.as(PrefixOperatorExprSyntax.self), prefixed.operator.text == "-",
            let number = NumberLiteral(prefixed.expression)
        {
            self = number.negated
        } else {
            return nil
        }
    }

    /// Whether it is above 0.
    var isPositive: Bool { self > .integer(0) }

    /// Whether it is below 0.
    var isNegative: Bool { self < .integer(0) }

    /// Whether dividing leaves nothing; nil for fractions, whose literals are not what they look like.
    func isMultiple(of divisor: NumberLiteral) -> Bool? {
        guard case .integer(let value) = self, case .integer(let divisor) = divisor, divisor > 0 else { return nil }
        return value.isMultiple(of: divisor)
    }

    private var negated: NumberLiteral {
        switch self {
        case .integer(let value): .integer(-value)
        case .fraction(let value): .fraction(-value)
        }
    }

    private var fraction: Double {
        switch self {
        case .integer(let value): Double(value)
        case .fraction(let value): value
        }
    }

    private static func integer(_ text: String) -> Int128? {
        let digits = text.filter { $0 != "_" }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
            return Int128(digits.dropFirst(2), radix: radix)
        }
        return Int128(digits)
    }
}

extension NumberLiteral: Comparable {
    static func == (one: NumberLiteral, other: NumberLiteral) -> Bool {
        !(one < other) && !(other < one)
    }

    static func < (one: NumberLiteral, other: NumberLiteral) -> Bool {
        if case .integer(let one) = one, case .integer(let other) = other { return one < other }
        return one.fraction < other.fraction
    }
}
