import SwiftSyntax

/// What else than a handler is made of a function.
enum InjectableKind: String {
    /// `@Provide`.
    case provider = "Provide"
    /// `@Guard`.
    case `guard` = "Guard"
    /// `@Listener`.
    case listener = "Listener"

    /// The same among all that is made of functions.
    var role: FunctionRole {
        switch self {
        case .provider: .provider
        case .guard: .guard
        case .listener: .listener
        }
    }

    /// What it is called in messages.
    var noun: String { role.noun }
}

/// A provider, a guard or a listener as its function declares it.
struct InjectableDeclaration: CallableFunction {
    let kind: InjectableKind
    let function: FunctionDeclSyntax
    let scope: HandlerScope
    let name: String
    let blocking: Bool?
    let arguments: [HandlerArgument]
    let result: TypeText
    /// The attribute's other arguments.
    let options: [PassedArgument]
    /// The events that a listener listens to.
    let events: [ExprSyntax]
    let documentation: String?
}
