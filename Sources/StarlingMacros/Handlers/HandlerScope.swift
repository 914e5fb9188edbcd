import SwiftSyntax

/// Where a handler's function stands, which decides how generated code reaches it.
enum HandlerScope {
    /// At file scope: by its name.
    case file
    /// A static or class function of the type: through `Self`.
    case type(name: String)
    /// A method of a controller: through an instance. An actor's isolated method cannot be taken as a function value.
    case instance(type: String, isolatedToActor: Bool)

    /// The name of the type around the function.
    var typeName: String? {
        switch self {
        case .file: nil
        case .type(let name): name
        case .instance(let type, _): type
        }
    }

    /// Whether the function is called on an instance.
    var hasInstance: Bool {
        if case .instance = self { true } else { false }
    }

    /// The scope of a function, or nil after an error.
    static func of(
        _ function: FunctionDeclSyntax, inside enclosing: [Syntax], attribute: AttributeSyntax, into findings: inout Findings
    ) -> HandlerScope? {
        guard let innermost = enclosing.first else { return .file }
        guard let owner = TypeOwner(innermost) else {
            findings.error(
                .localFunction,
                "a handler inside a function cannot be reached from outside; move it to file scope or into a type",
                at: attribute)
            return nil
        }
        if owner.isProtocol {
            findings.error(
                .protocolRequirement, "a requirement of a protocol has no body and cannot be a handler", at: attribute)
            return nil
        }
        if function.modifiers.contains(.static) || function.modifiers.contains(.class) { return .type(name: owner.name) }
        if owner.isExtension {
            findings.error(
                .instanceMethodInExtension,
                "`@Controller` sees only the body of its type; move this handler there, or make it `static`",
                at: function.name)
            return nil
        }
        guard owner.attributes.contains(named: "Controller") else {
            findings.error(
                .instanceMethodOutsideController,
                "a handler that is an instance method belongs in a type marked `@Controller`, which makes the instance it is called on; mark `\(owner.name)`, or make the function `static`",
                at: function.name)
            return nil
        }
        // The controller's own macro reports this; the handlers' code would only add errors of the compiler to it.
        guard !owner.isInheritable else { return nil }
        let isolated = owner.isActor && function.modifiers.first { $0.name.tokenKind == .keyword(.nonisolated) } == nil
        return .instance(type: owner.name, isolatedToActor: isolated)
    }
}
