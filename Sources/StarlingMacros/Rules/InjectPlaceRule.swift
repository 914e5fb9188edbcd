import SwiftDiagnostics
import SwiftSyntax

/// `@Inject` stands on the `init` of a controller, or on a stored property of one. Anywhere else it would do nothing, silently.
enum InjectPlaceRule {
    /// Checks the place of one attribute.
    /// - Parameter enclosing: the declarations around what it stands on, innermost first.
    static func check(
        _ attribute: AttributeSyntax, on declaration: some DeclSyntaxProtocol, inside enclosing: [Syntax],
        into findings: inout Findings
    ) {
        let variable = declaration.as(VariableDeclSyntax.self)
        guard variable != nil || declaration.is(InitializerDeclSyntax.self) else {
            return refuse(
                .injectPlace, "`@Inject` says what a controller is made of: it stands on an `init`, or on a stored property", attribute,
                into: &findings)
        }
        guard let owner = enclosing.first.flatMap({ TypeOwner($0) }), !owner.isProtocol else {
            return refuse(.injectOutsideController, "only what a controller is made of can be injected", attribute, into: &findings)
        }
        if owner.isExtension {
            let noun = variable == nil ? "initializer" : "property"
            return refuse(
                .injectInExtension, "`@Controller` sees only the body of its type; move this \(noun) there", attribute, into: &findings)
        }
        guard owner.attributes.contains(named: "Controller") else {
            return refuse(
                .injectOutsideController, "`\(owner.name)` is no controller, so `@Inject` does nothing here; mark the type `@Controller`",
                attribute, into: &findings)
        }
        if let variable {
            checkStorage(of: variable, attribute, into: &findings)
        } else if let argument = attribute.unlabeledArgument {
            findings.error(
                .injectName, "an `init` comes from no provider; name that of a parameter: `@Inject(\(argument.expression)) …`",
                at: argument,
                fixIts: [
                    FixIt("remove `\(argument.expression.trimmedDescription)`", for: .injectName, attribute.removing(argument))
                ])
        }
    }

    private static func checkStorage(of variable: VariableDeclSyntax, _ attribute: AttributeSyntax, into findings: inout Findings) {
        if !variable.isInstanceProperty {
            let reason = variable.modifiers.contains(.lazy) ? "makes its own value" : "belongs to the type and not to its instances"
            let kind = variable.modifiers.contains(.lazy) ? "`lazy`" : "static"
            refuse(.injectWithoutUse, "a \(kind) property \(reason), so nothing is injected into it", attribute, into: &findings)
        } else if variable.bindings.contains(where: \.isComputed) {
            refuse(
                .injectWithoutUse, "a computed property makes its own value, so nothing is injected into it", attribute, into: &findings)
        } else if variable.bindings.contains(where: { $0.initializer != nil }) {
            refuse(.injectWithoutUse, "the property has a value already; remove that, or `@Inject`", attribute, into: &findings)
        }
    }

    private static func refuse(_ finding: Finding, _ text: String, _ attribute: AttributeSyntax, into findings: inout Findings) {
        findings.error(finding, text, at: attribute, fixIts: [FixIt("remove `@Inject`", for: finding, attribute.removal)])
    }
}
