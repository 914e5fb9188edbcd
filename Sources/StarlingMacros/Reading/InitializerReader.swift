import SwiftDiagnostics
import SwiftSyntax

/// Reads an initializer that is marked `@Inject`, and reports what is wrong with it.
enum InitializerReader {
    /// What it is given. A parameter with a default value keeps that, unless a wrapper says where its value comes from: otherwise what
    /// configures a controller could be set by whoever sends a query.
    static func read(_ initializer: InitializerDeclSyntax, into findings: inout Findings) -> [HandlerArgument] {
        if let mark = initializer.optionalMark {
            findings.error(
                .failableInitializer, "an `init` that is called for a request gives an instance or throws; it cannot give nil", at: mark,
                fixIts: [FixIt("remove `\(mark.text)`", for: .failableInitializer, TextEdit.replace(mark, with: ""))])
        }
        if let generics = initializer.genericParameterClause.map({ Syntax($0) }) ?? initializer.genericWhereClause.map({ Syntax($0) }) {
            findings.error(
                .genericInitializer, "an `init` that is called for a request cannot be generic: a request does not say which types to use",
                at: generics)
        }
        let given = Array(initializer.signature.parameterClause.parameters).filter { $0.defaultValue == nil || $0.hasSourceWrapper }
        let arguments = ArgumentReader.read(given, as: .controller, into: &findings)
        ReservedNameRule.check(arguments, into: &findings)
        return arguments
    }
}

extension FunctionParameterSyntax {
    /// Whether a wrapper says where the value comes from.
    fileprivate var hasSourceWrapper: Bool {
        attributes.unconditional.contains { SourceWrapper(rawValue: $0.lastName) != nil }
    }
}
