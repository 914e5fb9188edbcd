import SwiftSyntax

/// A function that generated code calls with arguments that start-up binds.
protocol CallableFunction {
    var function: FunctionDeclSyntax { get }
    var scope: HandlerScope { get }
    /// The function's name without backticks.
    var name: String { get }
    var blocking: Bool? { get }
    var arguments: [HandlerArgument] { get }
    var result: TypeText { get }
}

extension CallableFunction {
    /// The function's `@available` attributes, which hold for everything that mentions it: otherwise the code beside a deprecated
    /// function would be warned of.
    var availability: [String] {
        function.attributes.availability.map(\.trimmedDescription)
    }

    /// Whether a mention of the function is warned of.
    var isDeprecated: Bool {
        function.attributes.isDeprecated
    }
}
