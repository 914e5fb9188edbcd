import SwiftDiagnostics
import SwiftSyntax

/// A constant that has its value already cannot be read.
enum ConstantRule {
    /// Reports a constant with a value.
    /// - Parameter isDeclaredAlone: Whether the declaration declares nothing else, so that a change of it changes only this.
    static func refuse(
        _ variable: VariableDeclSyntax, named name: TokenSyntax, isDeclaredAlone: Bool, into findings: inout Findings
    ) {
        var fixIts: [FixIt] = []
        if isDeclaredAlone {
            fixIts.append(FixIt("make it `var`", for: .constantField, TextEdit.replace(variable.bindingSpecifier, with: "var")))
            let mark = variable.attributes.fieldAttributes.first.map { $0.adding(unlabeled: ".computed") }
            fixIts.append(
                FixIt(
                    mark == nil ? "add `@Field(.computed)`: it is written and never read" : "add `.computed`: it is written and never read",
                    for: .constantField, mark ?? TextEdit.insert("@Field(.computed) ", before: variable)))
        }
        findings.error(
            .constantField,
            "`\(name.unquoted)` has its value already, so no other can be read; make it `var`, or say that it is only written: `@Field(.computed)`",
            at: name, fixIts: fixIts)
    }
}
