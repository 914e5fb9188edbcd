import SwiftSyntax

/// A labelled argument that is copied as it stands.
struct PassedArgument {
    let label: String
    let expression: String

    /// The argument in a call.
    var source: String { "\(label): \(expression)" }
}

extension LabeledExprSyntax {
    /// The argument for a call of ours, if it has a label.
    var passed: PassedArgument? {
        label.map { PassedArgument(label: $0.text, expression: expression.trimmedDescription) }
    }
}
