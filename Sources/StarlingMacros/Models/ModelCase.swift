import SwiftSyntax

/// A case of an enum with `@Model`.
struct ModelCase {
    /// What the case holds.
    enum CasePayload {
        /// Nothing.
        case nothing
        /// One value without a label.
        case value(TypeText, syntax: EnumCaseParameterSyntax)
        /// Values with labels, which are the fields of a structure that the macro writes.
        case fields([ModelField])
    }

    /// The case's name as code writes it.
    let identifier: String
    /// The case's name.
    let name: String
    /// The argument of `@Tag`.
    let tag: LabeledExprSyntax?
    let payload: CasePayload
    let documentation: String?
    /// Whether a mention of the case is warned of.
    let isDeprecated: Bool
    let syntax: EnumCaseElementSyntax

    /// The source of the name on the wire.
    var tagSource: String {
        tag?.expression.trimmedDescription ?? StringLiterals.source(of: name)
    }

    /// The name on the wire, if it can be told.
    var wireName: String? {
        tag.map { $0.expression.as(StringLiteralExprSyntax.self)?.value } ?? name
    }

    /// What names the case on the wire.
    var tagSyntax: Syntax {
        tag.map { Syntax($0.expression) } ?? Syntax(syntax.name)
    }

    /// Whether the case holds nothing.
    var isEmpty: Bool {
        if case .nothing = payload { true } else { false }
    }
}
