import SwiftDiagnostics
import SwiftSyntax

/// What a parameter may not be that the framework gives its value.
enum ParameterRules {
    static func check(_ parameter: FunctionParameterSyntax, of role: FunctionRole, into findings: inout Findings) {
        let name = parameter.secondName ?? parameter.firstName
        if name.unquoted == "_" {
            findings.error(
                .unnamedArgument, "an argument of a \(role.noun) needs a name: it says which part of the request it is", at: name)
        }
        if let ellipsis = parameter.ellipsis {
            findings.error(
                .variadicArgument, "a \(role.noun) cannot be called with a variable number of arguments; take an array",
                at: ellipsis,
                fixIts: [
                    .init(
                        "take `[\(parameter.type.trimmedDescription)]`", for: .variadicArgument,
                        TextEdit.replace(
                            parameter.type.positionAfterSkippingLeadingTrivia..<ellipsis.endPositionBeforeTrailingTrivia,
                            in: parameter, with: "[\(parameter.type.trimmedDescription)]"))
                ])
        }
        checkSpecifiers(parameter, of: role, into: &findings)
        if let opaque = parameter.type.opaquePart {
            findings.error(
                .opaqueType,
                "`\(opaque.trimmedDescription)` does not say which type to make of the request; name a concrete type", at: opaque)
        }
        if parameter.type.isFunction {
            findings.error(.functionArgument, "a function cannot come from a request", at: parameter.type)
        }
    }

    private static func checkSpecifiers(
        _ parameter: FunctionParameterSyntax, of role: FunctionRole, into findings: inout Findings
    ) {
        for modifier in parameter.modifiers where modifier.name.tokenKind == .keyword(.isolated) {
            checkSpecifier(Syntax(modifier), text: "isolated", of: role, into: &findings)
        }
        guard let type = parameter.type.as(AttributedTypeSyntax.self) else { return }
        for specifier in type.specifiers {
            checkSpecifier(Syntax(specifier), text: specifier.trimmedDescription, of: role, into: &findings)
        }
    }

    private static func checkSpecifier(_ node: Syntax, text: String, of role: FunctionRole, into findings: inout Findings) {
        switch text {
        case "inout":
            findings.error(
                .inoutArgument,
                "an argument of a \(role.noun) cannot be `inout`: its value is made for this call, and nobody sees a change", at: node,
                fixIts: [removal(of: node, named: text, for: .inoutArgument)])
        case "borrowing", "consuming", "__owned", "__shared":
            break
        default:
            findings.error(
                .parameterModifier, "an argument of a \(role.noun) cannot be `\(text)`: the framework makes its value and passes it on",
                at: node, fixIts: [removal(of: node, named: text, for: .parameterModifier)])
        }
    }

    private static func removal(of node: Syntax, named text: String, for finding: Finding) -> FixIt {
        .init(
            "remove `\(text)`", for: finding,
            TextEdit.replace(node.positionAfterSkippingLeadingTrivia..<node.endPosition, in: node, with: ""))
    }
}
