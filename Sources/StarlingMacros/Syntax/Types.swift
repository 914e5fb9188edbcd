import SwiftSyntax

/// A type as generated code spells it.
struct TypeText {
    /// The type in a parameter list or after an arrow.
    let name: String
    /// The type as a value.
    var reference: String { needsParentheses ? "(\(name)).self" : "\(name).self" }
    /// The type or nothing.
    var optional: String { needsParentheses ? "(\(name))?" : "\(name)?" }
    /// The type without its optionality, or nothing.
    var wrappedOptional: String { wrappedNeedsParentheses ? "(\(wrapped))?" : "\(wrapped)?" }
    /// The type without its optionality, as a path variable has it.
    let wrapped: String
    /// `T` of a `Scoped<T>`, which a provider returns for a `T` with an end; `T?` of a `Scoped<T>?`.
    let scopedValue: String?
    private let needsParentheses: Bool
    private let wrappedNeedsParentheses: Bool

    init(_ syntax: TypeSyntax) {
        let type = syntax.withoutSpecifiers
        scopedValue = type.scopedValue
        if let unwrapped = type.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) {
            // `Int!` is only allowed at the top of a declaration's type; to everyone else it is an optional.
            name = unwrapped.wrappedType.trimmedDescription + "?"
            needsParentheses = false
        } else {
            name = type.trimmedDescription
            needsParentheses = !type.isPostfixable
        }
        wrapped = type.withoutOptional.trimmedDescription
        wrappedNeedsParentheses = !type.withoutOptional.isPostfixable
    }

    private init(name: String, wrapped: String, needsParentheses: Bool = false, wrappedNeedsParentheses: Bool = false) {
        self.name = name
        self.wrapped = wrapped
        scopedValue = nil
        self.needsParentheses = needsParentheses
        self.wrappedNeedsParentheses = wrappedNeedsParentheses
    }

    /// The same type where `Self` is another one.
    func replacingSelf(with type: String) -> TypeText {
        TypeText(
            name: name.replacingWord("Self", with: type), wrapped: wrapped.replacingWord("Self", with: type),
            needsParentheses: needsParentheses, wrappedNeedsParentheses: wrappedNeedsParentheses)
    }

    /// What a function without a result returns.
    static let void = TypeText(name: "Void", wrapped: "Void")
}

extension TypeSyntax {
    /// The type without `borrowing`, `consuming`, `sending`, …, which say how a value is passed, not what it is.
    fileprivate var withoutSpecifiers: TypeSyntax {
        guard let type = self.as(AttributedTypeSyntax.self), type.attributes.isEmpty else { return self }
        return type.baseType
    }

    /// `T` of `Scoped<T>`, with or without its module, and `T?` of an optional one.
    fileprivate var scopedValue: String? {
        guard isOptional else { return heldValue?.trimmedDescription }
        return withoutOptional.heldValue.map { TypeText($0).optional }
    }

    private var heldValue: TypeSyntax? {
        let member = self.as(MemberTypeSyntax.self)
        let plain = self.as(IdentifierTypeSyntax.self)
        let name = member?.name.text ?? plain?.name.text
        let generics = member?.genericArgumentClause ?? plain?.genericArgumentClause
        return name == "Scoped" ? generics?.arguments.first?.argument.as(TypeSyntax.self) : nil
    }

    /// Whether `nil` is a value of the type, as far as its spelling tells.
    var isOptional: Bool {
        withoutOptional.id != id
    }

    /// The type inside any number of optionals.
    var withoutOptional: TypeSyntax {
        if let type = self.as(OptionalTypeSyntax.self) { return type.wrappedType.withoutOptional }
        if let type = self.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) { return type.wrappedType.withoutOptional }
        guard let type = self.as(IdentifierTypeSyntax.self), type.name.text == "Optional",
            let argument = type.genericArgumentClause?.arguments.first?.argument.as(TypeSyntax.self)
        else { return self }
        return argument.withoutOptional
    }

    /// Whether `.self` can follow directly.
    fileprivate var isPostfixable: Bool {
        self.is(IdentifierTypeSyntax.self) || self.is(MemberTypeSyntax.self) || self.is(ArrayTypeSyntax.self)
            || self.is(DictionaryTypeSyntax.self) || self.is(OptionalTypeSyntax.self) || self.is(TupleTypeSyntax.self)
    }

    /// Whether a value of this type is a function.
    var isFunction: Bool {
        if self.is(FunctionTypeSyntax.self) { return true }
        if let type = self.as(AttributedTypeSyntax.self) { return type.baseType.isFunction }
        if let type = self.as(OptionalTypeSyntax.self) { return type.wrappedType.isFunction }
        guard let type = self.as(TupleTypeSyntax.self), type.elements.count == 1 else { return false }
        return type.elements.first?.type.isFunction ?? false
    }

    /// The first `some P` anywhere in the type.
    var opaquePart: SomeOrAnyTypeSyntax? {
        let finder = OpaqueTypeFinder(viewMode: .sourceAccurate)
        finder.walk(self)
        return finder.found
    }
}

/// Looks for `some P`.
private final class OpaqueTypeFinder: SyntaxVisitor {
    var found: SomeOrAnyTypeSyntax?

    override func visit(_ node: SomeOrAnyTypeSyntax) -> SyntaxVisitorContinueKind {
        if found == nil, node.someOrAnySpecifier.tokenKind == .keyword(.some) { found = node }
        return .visitChildren
    }
}
