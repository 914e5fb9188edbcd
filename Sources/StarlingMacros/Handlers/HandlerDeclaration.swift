import SwiftSyntax

/// A handler as its function declares it: everything the generated code needs.
struct HandlerDeclaration: CallableFunction {
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
}
