import SwiftDiagnostics
import SwiftSyntax

/// Two fields of a model have different names on the wire, as far as the source shows them.
enum WireNameRule {
    /// - Parameter renames: Whether names that are not written out are changed at run time.
    static func check(_ fields: [ModelField], renames: Bool, into findings: inout Findings) {
        var seen: [String: ModelField] = [:]
        for field in fields {
            guard let name = field.wireName(renamed: renames) else { continue }
            guard let other = seen[name] else {
                seen[name] = field
                continue
            }
            findings.error(
                .repeatedName, "another field is called `\(name)` on the wire; give this one a name of its own", at: field.wireNode,
                notes: [Note("the other `\(name)` is here", for: .repeatedName, at: other.wireNode)])
        }
    }
}

extension ModelField {
    /// The name on the wire, if it can be told.
    fileprivate func wireName(renamed: Bool) -> String? {
        if let name = attribute?.name { return name.expression.as(StringLiteralExprSyntax.self)?.value }
        return renamed ? nil : name
    }

    /// What gives the name on the wire.
    fileprivate var wireNode: Syntax {
        attribute?.name.map { Syntax($0.expression) } ?? Syntax(syntax)
    }
}
