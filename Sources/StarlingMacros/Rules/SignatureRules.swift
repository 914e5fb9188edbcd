import SwiftDiagnostics
import SwiftSyntax

/// What a function may not be that the framework calls, its parameters aside.
enum SignatureRules {
    static func check(_ function: FunctionDeclSyntax, as role: FunctionRole, into findings: inout Findings) {
        let noun = role.noun
        let name = function.name.unquoted
        if !Identifiers.isValid(name) || Identifiers.isReservedMember(name) || name == "init" {
            findings.error(
                .handlerName,
                "a \(noun) needs a plain name: the macro makes `$name` of it, which the application is given", at: function.name)
        }
        if let generics = function.genericParameterClause {
            findings.error(
                .genericHandler,
                "a \(noun) cannot be generic: a request does not say which types to use; write one \(noun) for each type",
                at: generics)
        } else if let requirements = function.genericWhereClause {
            findings.error(
                .genericHandler, "a \(noun) cannot have a `where` clause: every request reaches it in the same way",
                at: requirements)
        }
        for keyword in [Keyword.mutating, .consuming] {
            guard let modifier = function.modifiers.modifier(keyword) else { continue }
            let reason = role == .handler ? "all requests share one instance of the controller" : "it is called on no instance"
            findings.error(.mutatingHandler, "a \(noun) cannot be `\(modifier.name.text)`: \(reason)", at: modifier)
        }
        if let clause = function.signature.effectSpecifiers?.throwsClause,
            clause.throwsSpecifier.tokenKind == .keyword(.rethrows)
        {
            findings.error(.rethrowingHandler, "a \(noun) takes no functions and cannot rethrow; write `throws`", at: clause)
        }
        if let opaque = function.signature.returnClause?.type.opaquePart { refuse(opaque, of: role, into: &findings) }
    }

    private static func refuse(_ opaque: SomeOrAnyTypeSyntax, of role: FunctionRole, into findings: inout Findings) {
        switch role {
        case .handler:
            findings.error(
                .opaqueType,
                "`\(opaque.trimmedDescription)` hides the type that the answer's encoding and schema are made of; name the type",
                at: opaque)
        case .provider:
            let open = "any \(opaque.constraint.trimmedDescription)"
            findings.error(
                .opaqueType, "`\(opaque.trimmedDescription)` hides the type by which values are taken; write `\(open)`", at: opaque,
                fixIts: [FixIt("write `\(open)`", for: .opaqueType, TextEdit.replace(opaque, with: open))])
        case .guard, .listener, .controller: break  // It returns nothing, whatever the type.
        }
    }
}
