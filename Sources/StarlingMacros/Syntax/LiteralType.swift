import SwiftSyntax

/// The types of expressions that show it.
enum LiteralType {
    /// The type of a literal, or of a call of a type; nil where only the compiler knows it.
    static func of(_ expression: ExprSyntax) -> String? {
        if expression.is(StringLiteralExprSyntax.self) { return "String" }
        if expression.is(BooleanLiteralExprSyntax.self) { return "Bool" }
        if let number = NumberLiteral(expression) {
            if case .integer = number { return "Int" } else { return "Double" }
        }
        if let forced = expression.as(ForceUnwrapExprSyntax.self) { return call(forced.expression, mayFail: true) }
        if let array = expression.as(ArrayExprSyntax.self) { return list(array) }
        return call(expression, mayFail: false)
    }

    private static func list(_ array: ArrayExprSyntax) -> String? {
        let types = Set(array.elements.map { of($0.expression) })
        guard types.count == 1, let type = types.first ?? nil else { return nil }
        return "[\(type)]"
    }

    private static func call(_ expression: ExprSyntax, mayFail: Bool) -> String? {
        guard let call = expression.as(FunctionCallExprSyntax.self), let type = type(call.calledExpression) else { return nil }
        // An initializer that can fail makes an optional. Which one does, only its name tells.
        guard mayFail || !call.canFail else { return nil }
        return type
    }

    private static func type(_ expression: ExprSyntax) -> String? {
        if let reference = expression.as(DeclReferenceExprSyntax.self) {
            let name = reference.baseName.unquoted
            return reference.argumentNames == nil && isType(name) && !generics.contains(name) ? name : nil
        }
        if let member = expression.as(MemberAccessExprSyntax.self) {
            return member.base.flatMap { type($0) } != nil && isType(member.declName.baseName.unquoted)
                ? member.trimmedDescription : nil
        }
        if let generic = expression.as(GenericSpecializationExprSyntax.self) { return generic.trimmedDescription }
        if let array = expression.as(ArrayExprSyntax.self), array.elements.count == 1, let element = array.elements.first {
            return type(element.expression) == nil ? nil : array.trimmedDescription
        }
        if let dictionary = expression.as(DictionaryExprSyntax.self),
            let elements = dictionary.content.as(DictionaryElementListSyntax.self), elements.count == 1, let pair = elements.first
        {
            return type(pair.key) == nil || type(pair.value) == nil ? nil : dictionary.trimmedDescription
        }
        return nil
    }

    private static func isType(_ name: String) -> Bool { name.first?.isUppercase == true }

    /// Their names alone do not make a type.
    private static let generics: Set<String> = ["Array", "Set", "Dictionary", "Optional", "Range", "ClosedRange"]
}

extension FunctionCallExprSyntax {
    /// Whether the call looks like that of an initializer that can fail: `Int("3")`, `URL(string: "/")`, `Level(rawValue: 1)`.
    fileprivate var canFail: Bool {
        guard let argument = arguments.first else { return false }
        guard let label = argument.label?.unquoted else { return argument.expression.is(StringLiteralExprSyntax.self) }
        return ["string", "uuidString", "rawValue", "exactly", "validating"].contains(label)
    }
}
