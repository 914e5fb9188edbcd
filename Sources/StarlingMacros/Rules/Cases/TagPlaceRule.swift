import SwiftDiagnostics
import SwiftSyntax

/// `@Tag` stands on a case of a model. Anywhere else it would do nothing, silently.
enum TagPlaceRule {
    /// Checks the place of one attribute.
    /// - Parameter enclosing: the declarations around the case, innermost first.
    static func check(
        _ attribute: AttributeSyntax, on declaration: some DeclSyntaxProtocol, inside enclosing: [Syntax],
        into findings: inout Findings
    ) {
        guard declaration.is(EnumCaseDeclSyntax.self) else {
            findings.error(
                .tagPlace, "`@Tag` names a case of an enum; it cannot be attached to anything else", at: attribute,
                fixIts: [FixIt("remove `@Tag`", for: .tagPlace, attribute.removal)])
            return
        }
        guard let owner = enclosing.first.flatMap({ TypeOwner($0) }), !owner.attributes.contains(named: "Model") else { return }
        findings.error(
            .tagOutsideModel, "`\(owner.name)` is no model, so `@Tag` does nothing here; mark the enum `@Model`", at: attribute,
            fixIts: [FixIt("remove `@Tag`", for: .tagOutsideModel, attribute.removal)])
    }
}
