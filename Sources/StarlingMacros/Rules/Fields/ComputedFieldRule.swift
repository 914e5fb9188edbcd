import SwiftDiagnostics
import SwiftSyntax

/// A field that is written and never read says so, and always has a value.
enum ComputedFieldRule {
    /// Checks a computed property with `@Field`.
    static func check(
        _ binding: PatternBindingSyntax, named name: TokenSyntax, _ attribute: FieldAttribute, into findings: inout Findings
    ) {
        if !attribute.isComputed {
            findings.error(
                .computedUnsaid,
                "`\(name.unquoted)` is computed, so it is written and never read; say so: `@Field(.computed)`", at: name,
                fixIts: [FixIt("add `.computed`", for: .computedUnsaid, attribute.syntax.adding(unlabeled: ".computed"))])
        }
        if let effects = binding.getterEffects {
            findings.error(
                .computedEffects, "a field is written in one go, so its getter neither throws nor waits; make it a method, or no field",
                at: effects)
        }
    }

    /// Checks a stored property marked `.computed`.
    static func check(
        stored property: StoredProperty, named name: TokenSyntax, isVariable: Bool, _ attribute: FieldAttribute,
        into findings: inout Findings
    ) {
        let isNil = isVariable && property.type?.isOptional == true
        guard property.binding.initializer == nil, !isNil, let mark = attribute.mark("computed") else { return }
        findings.error(
            .computedWithoutValue,
            "`\(name.unquoted)` is never read, so it needs a value; give it one, or remove `.computed`", at: name,
            fixIts: [FixIt("remove `.computed`", for: .computedWithoutValue, attribute.syntax.removing(mark))])
    }
}
