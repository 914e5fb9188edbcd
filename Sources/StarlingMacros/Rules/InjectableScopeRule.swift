import SwiftSyntax

/// A provider or a guard stands where generated code reaches it without an instance.
enum InjectableScopeRule {
    static func scope(
        of function: FunctionDeclSyntax, _ kind: InjectableKind, inside enclosing: [Syntax], attribute: AttributeSyntax,
        into findings: inout Findings
    ) -> HandlerScope? {
        guard let innermost = enclosing.first else { return .file }
        guard let owner = TypeOwner(innermost) else {
            findings.error(
                .localFunction,
                "a \(kind.noun) inside a function cannot be reached from outside; move it to file scope or into a type",
                at: attribute)
            return nil
        }
        if owner.isProtocol {
            findings.error(
                .protocolRequirement, "a requirement of a protocol has no body and cannot be a \(kind.noun)", at: attribute)
            return nil
        }
        guard function.modifiers.contains(.static) || function.modifiers.contains(.class) else {
            findings.error(
                .instanceInjectable,
                "a \(kind.noun) has no instance to be called on; make the function `static`, or move it to file scope",
                at: function.name)
            return nil
        }
        return .type(name: owner.name)
    }
}
