import SwiftSyntax
import SwiftSyntaxBuilder

/// Extensions that only state a conformance.
enum Conformance {
    /// The extension. `nonisolated` keeps the conformance usable everywhere for a type that is isolated to a global actor, be it by
    /// an attribute or by the module's default.
    static func extensions(of type: some TypeSyntaxProtocol, to name: String) -> [ExtensionDeclSyntax] {
        let declaration = DeclSyntax(stringLiteral: "extension \(type.trimmedDescription): nonisolated \(name) {}")
        return [declaration.as(ExtensionDeclSyntax.self)].compactMap(\.self)
    }
}
