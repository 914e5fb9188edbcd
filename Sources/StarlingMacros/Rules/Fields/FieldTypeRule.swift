import SwiftDiagnostics
import SwiftSyntax

/// The type of a field is written out: the macro sees the source and not what the compiler makes of it.
enum FieldTypeRule {
    /// Reports a field without a type.
    static func refuse(_ binding: PatternBindingSyntax, named name: TokenSyntax, into findings: inout Findings) {
        let type = binding.initializer.flatMap { LiteralType.of($0.value) }
        let fixIts = type.map { [FixIt("add `: \($0)`", for: .untypedField, TextEdit.insert(": \($0)", after: binding.pattern))] }
        findings.error(
            .untypedField, "the macro reads the source and cannot infer the type of `\(name.unquoted)`; write it out", at: name,
            fixIts: fixIts ?? [])
    }
}
