import SwiftDiagnostics
import SwiftSyntax

/// `@Field` stands on a property in the body of a model. Anywhere else it would do nothing, silently.
enum FieldPlaceRule {
    /// Checks the place of one attribute. What is wrong with the field itself is for the model's macro to say.
    /// - Parameter enclosing: the declarations around the property, innermost first.
    static func check(
        _ attribute: AttributeSyntax, on declaration: some DeclSyntaxProtocol, inside enclosing: [Syntax],
        into findings: inout Findings
    ) {
        guard let variable = declaration.as(VariableDeclSyntax.self) else {
            findings.error(
                .fieldPlace, "`@Field` describes a property; it cannot be attached to anything else", at: attribute,
                fixIts: [removal(for: .fieldPlace, of: attribute)])
            return
        }
        guard checkOwner(attribute, enclosing.first, into: &findings) else { return }
        let isShared = variable.modifiers.contains(.static) || variable.modifiers.contains(.class)
        if isShared {
            findings.error(
                .sharedField, "a static property belongs to the type and not to its values, so it is no field", at: attribute,
                fixIts: [removal(for: .sharedField, of: attribute)])
        } else if variable.modifiers.contains(.lazy) {
            findings.error(
                .lazyField, "a `lazy` property has no value until it is asked for, so it is no field; remove `lazy`, or `@Field`",
                at: attribute, fixIts: [removal(for: .lazyField, of: attribute)])
        }
    }

    private static func checkOwner(_ attribute: AttributeSyntax, _ node: Syntax?, into findings: inout Findings) -> Bool {
        guard let node, let owner = TypeOwner(node), !owner.isProtocol else {
            findings.error(
                .fieldOutsideModel, "only a property of a type with `@Model` is a field", at: attribute,
                fixIts: [removal(for: .fieldOutsideModel, of: attribute)])
            return false
        }
        if owner.isExtension {
            findings.error(
                .fieldInExtension, "`@Model` sees only the body of its type; move this property there", at: attribute,
                fixIts: [removal(for: .fieldInExtension, of: attribute)])
            return false
        }
        guard owner.attributes.contains(named: "Model") else {
            findings.error(
                .fieldOutsideModel, "`\(owner.name)` is no model, so `@Field` does nothing here; mark the type `@Model`",
                at: attribute, fixIts: [removal(for: .fieldOutsideModel, of: attribute)])
            return false
        }
        if node.is(EnumDeclSyntax.self) {
            findings.error(
                .fieldPlace, "a property of an enum is no field: what an enum is made of are its cases", at: attribute,
                fixIts: [removal(for: .fieldPlace, of: attribute)])
            return false
        }
        return true
    }

    private static func removal(for finding: Finding, of attribute: AttributeSyntax) -> FixIt {
        FixIt("remove `@Field`", for: finding, attribute.removal)
    }
}
