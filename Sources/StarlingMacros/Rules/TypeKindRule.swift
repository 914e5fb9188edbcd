import SwiftDiagnostics
import SwiftSyntax

/// Which kinds of types an attribute on a type allows.
struct TypeKindRule {
    /// The attribute, for the message.
    let attribute: String
    let finding: Finding
    let allowsActor: Bool
    let allowsEnum: Bool
    /// Why a class must be final.
    let finalReason: String
    /// What the attribute needs, for a kind that it refuses.
    let need: String

    /// For `@Controller`.
    static let controller = TypeKindRule(
        attribute: "@Controller", finding: .wrongControllerKind, allowsActor: true, allowsEnum: false,
        finalReason: "a subclass could replace its handlers, and their routes would still be those of this class",
        need: "its handlers are called on an instance, so it is a struct, a final class or an actor")

    /// For `@Model`.
    static let model = TypeKindRule(
        attribute: "@Model", finding: .wrongModelKind, allowsActor: false, allowsEnum: true,
        finalReason: "a subclass could add fields that its coding knows nothing of",
        need: "its fields are read and written as one value, so it is a struct, an enum or a final class")

    /// Whether the attribute may stand on the declaration.
    /// - Parameter enclosing: the declarations around the type, innermost first.
    func check(
        _ declaration: some DeclGroupSyntax, inside enclosing: [Syntax], into findings: inout Findings
    ) -> Bool {
        checkKind(Syntax(declaration), into: &findings) && checkAccess(declaration, inside: enclosing, into: &findings)
    }

    private func checkKind(_ declaration: Syntax, into findings: inout Findings) -> Bool {
        if let type = declaration.as(ClassDeclSyntax.self) { return checkFinal(type, into: &findings) }
        if declaration.is(StructDeclSyntax.self) { return true }
        if let type = declaration.as(EnumDeclSyntax.self) {
            return allowsEnum || refuse("an enum", at: type.enumKeyword, into: &findings)
        }
        if let type = declaration.as(ActorDeclSyntax.self) {
            return allowsActor || refuse("an actor", at: type.actorKeyword, into: &findings)
        }
        if let type = declaration.as(ProtocolDeclSyntax.self) {
            return refuse("a protocol", at: type.protocolKeyword, into: &findings)
        }
        if let type = declaration.as(ExtensionDeclSyntax.self) {
            return refuse("an extension", at: type.extensionKeyword, into: &findings)
        }
        return false
    }

    private func checkFinal(_ type: ClassDeclSyntax, into findings: inout Findings) -> Bool {
        if type.modifiers.contains(.final) { return true }
        let change =
            type.modifiers.modifier(.open).map { TextEdit.replace($0, with: "public final") }
            ?? TextEdit.insert("final ", before: type.classKeyword)
        findings.error(
            .nonFinalClass, "a class with `\(attribute)` is final: \(finalReason)", at: type.classKeyword,
            fixIts: [FixIt("make it final", for: .nonFinalClass, change)])
        return false
    }

    /// The conformance is written at file scope, from where a private member of a type cannot be named.
    private func checkAccess(
        _ declaration: some DeclGroupSyntax, inside enclosing: [Syntax], into findings: inout Findings
    ) -> Bool {
        guard !enclosing.isEmpty, let modifier = declaration.modifiers.modifier(.private) else { return true }
        findings.error(
            .privateType,
            "`\(attribute)` adds a conformance at file scope, from where this type cannot be seen; make it `fileprivate`",
            at: modifier,
            fixIts: [FixIt("make it `fileprivate`", for: .privateType, TextEdit.replace(modifier.name, with: "fileprivate"))])
        return false
    }

    private func refuse(_ kind: String, at keyword: TokenSyntax, into findings: inout Findings) -> Bool {
        findings.error(finding, "`\(attribute)` cannot stand on \(kind): \(need)", at: keyword)
        return false
    }
}
