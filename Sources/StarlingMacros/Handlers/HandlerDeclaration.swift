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
        function.attributes.availability.map(\.trimmedDescription)
    }

    /// Whether a mention of the handler is warned of.
    var isDeprecated: Bool {
        function.attributes.isDeprecated
    }
}
