import SwiftSyntax

/// Reads a function with a handler attribute and reports what is wrong with it.
enum HandlerReader {
    /// The handler, or nil where not even its outline can be told. What is returned beside errors must not be expanded.
    /// - Parameter enclosing: the declarations around the function, innermost first.
    static func read(
        _ attribute: HandlerAttribute, on function: FunctionDeclSyntax, inside enclosing: [Syntax],
        into findings: inout Findings
    ) -> HandlerDeclaration? {
        guard
            let scope = HandlerScope.of(function, inside: enclosing, attribute: attribute.syntax, into: &findings)
        else { return nil }
        SignatureRules.check(function, as: .handler, into: &findings)
        LostDocumentationRule.check(function, into: &findings)
        let path = PathReader.read(attribute.syntax, into: &findings)
        let arguments = ArgumentReader.read(function, as: .handler, into: &findings)
        ReservedNameRule.check(arguments, into: &findings)
        BodyRule.check(arguments, of: attribute, into: &findings)
        let blocking = BlockingRule.check(attribute.syntax, on: function, inside: enclosing, into: &findings)
        return HandlerDeclaration(
            function: function,
            scope: scope,
            name: function.name.unquoted,
            methods: MethodsRule.source(of: attribute, into: &findings),
            path: path,
            blocking: blocking,
            options: attribute.syntax.labeledArguments.compactMap(\.passed).filter { !ownLabels.contains($0.label) },
            arguments: arguments,
            result: function.signature.returnClause.map { TypeText($0.type) }.map { $0.name == "()" ? .void : $0 } ?? .void,
            documentation: DocComment.text(in: function.leadingTrivia))
    }

    /// The arguments the macro reads itself; every other one belongs to the run-time library.
    private static let ownLabels: Set<String> = ["blocking", "methods"]
}
