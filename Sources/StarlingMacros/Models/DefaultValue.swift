import SwiftSyntax

/// The value of an absent field: the initial value of its property, as it stands in the source.
struct DefaultValue {
    let expression: ExprSyntax
    private let text: String

    /// Nil where there is no expression, where the value is never read, and for an optional that is `nil`, as it is without a word.
    init?(_ expression: ExprSyntax?, of type: TypeSyntax, isRead: Bool) {
        guard let expression, isRead, !(type.isOptional && expression.is(NilLiteralExprSyntax.self)) else { return nil }
        self.init(expression: expression, text: expression.trimmedDescription)
    }

    private init(expression: ExprSyntax, text: String) {
        self.expression = expression
        self.text = text
    }

    /// The value as an operand.
    var operand: String {
        // `if` and `switch` are expressions only where one value is made of them alone.
        isStatement ? "({ \(text) }())" : "(\(text))"
    }

    /// The value as the body of a closure.
    var body: String {
        // A brace at the start of a statement would be taken for a closure behind what comes before it.
        text.hasPrefix("{") ? "(\(text))" : text
    }

    /// The same value where `Self` is another type.
    func replacingSelf(with type: String) -> DefaultValue {
        DefaultValue(expression: expression, text: text.replacingWord("Self", with: type))
    }

    private var isStatement: Bool {
        expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self)
    }
}
