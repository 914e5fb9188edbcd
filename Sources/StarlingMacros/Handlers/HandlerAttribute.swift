import SwiftSyntax

/// A handler attribute on a function.
struct HandlerAttribute {
    let kind: HandlerKind
    let syntax: AttributeSyntax
}

extension HandlerAttribute {
    /// Recognises a handler attribute by its last name.
    init?(_ syntax: AttributeSyntax) {
        guard let kind = HandlerKind(rawValue: syntax.lastName) else { return nil }
        self.init(kind: kind, syntax: syntax)
    }
}

extension FunctionDeclSyntax {
    /// The handler attributes of the function, as they stand.
    var handlerAttributes: [HandlerAttribute] {
        attributes.unconditional.compactMap { HandlerAttribute($0) }
    }
}
