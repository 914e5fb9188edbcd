import SwiftSyntax

/// An argument of a handler.
struct HandlerArgument {
    /// Where the value comes from, as far as the syntax tells.
    enum Source: Equatable {
        /// Nothing is said: start-up decides between path, dependency and query.
        case open
        /// A wrapper says it; the text is the case of `ParameterSource`.
        case wrapped(String)
        /// The request's body, decoded.
        case body
        /// A part of the request itself, by its reserved name.
        case reserved(String)
    }

    /// The name inside the function, without backticks: it is what the argument is called in the request.
    let name: String
    /// The label as the function's full name has it.
    let label: String
    let type: TypeText
    let source: Source
    /// The name in the request where it differs.
    let alias: LabeledExprSyntax?
    let media: PassedArgument?
    /// What stands between the elements of a list in one text.
    let separator: PassedArgument?
    let constraints: ValueConstraints?
    let documentation: [PassedArgument]
    let defaultValue: String?
    let syntax: FunctionParameterSyntax

    /// Whether the value takes the request's body.
    var takesBody: Bool {
        source == .body || source == .reserved("body")
    }

    /// Whether start-up may find that a provider gives the value.
    var mayBeProvided: Bool {
        source == .open || source == .wrapped("injected")
    }

    /// Whether a path variable of that name becomes this argument.
    func takes(variable: String) -> Bool {
        switch source {
        case .open: return variable == name
        case .wrapped("path"):
            guard let alias else { return variable == name }
            return alias.expression.as(StringLiteralExprSyntax.self)?.plainValue == variable
        default: return false
        }
    }

    /// The token that names the argument.
    var nameToken: TokenSyntax {
        syntax.secondName ?? syntax.firstName
    }
}
