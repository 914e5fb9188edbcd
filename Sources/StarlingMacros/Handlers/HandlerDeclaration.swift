import SwiftSyntax

/// A handler as its function declares it: everything the generated code needs.
struct HandlerDeclaration {
    let function: FunctionDeclSyntax
    let scope: HandlerScope
    /// The function's name without backticks.
    let name: String
    /// The source of the method list.
    let methods: String
    let path: RoutePath
    let blocking: Bool?
    /// The attribute's other arguments, for the options.
    let options: [PassedArgument]
    let arguments: [HandlerArgument]
    let result: TypeText
    let documentation: String?

    /// The function's `@available` attributes, which hold for everything that mentions it: otherwise the code beside a deprecated
    /// function would be warned of.
    var availability: [String] {
        availabilityAttributes.map(\.trimmedDescription)
    }

    /// Whether a mention of the handler is warned of.
    var isDeprecated: Bool {
        availabilityAttributes.contains { $0.tokens(viewMode: .sourceAccurate).contains { $0.text == "deprecated" } }
    }

    private var availabilityAttributes: [AttributeSyntax] {
        function.attributes.unconditional.filter { $0.lastName == "available" }
    }
}

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
