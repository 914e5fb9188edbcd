import SwiftSyntax

/// Reads a function that is a provider, a guard or a listener, and reports what is wrong with it.
enum InjectableReader {
    /// The declaration, or nil where not even its outline can be told. What is returned beside errors must not be expanded.
    static func read(
        _ kind: InjectableKind, _ attribute: AttributeSyntax, on function: FunctionDeclSyntax, inside enclosing: [Syntax],
        into findings: inout Findings
    ) -> InjectableDeclaration? {
        guard let scope = InjectableScopeRule.scope(of: function, kind, inside: enclosing, attribute: attribute, into: &findings) else {
            return nil
        }
        SignatureRules.check(function, as: kind.role, into: &findings)
        LostDocumentationRule.check(function, into: &findings)
        let arguments = ArgumentReader.read(function, as: kind.role, into: &findings)
        ReservedNameRule.check(arguments, into: &findings)
        let events = attribute.labeledArguments.filter { $0.label == nil }.map(\.expression)
        if kind == .listener { ListenerRule.check(attribute, events, arguments, into: &findings) }
        BodyRule.check(arguments, of: kind, into: &findings)
        let blocking = BlockingRule.check(attribute, on: function, inside: enclosing, into: &findings)
        let result = function.signature.returnClause.map { TypeText($0.type) }.map { $0.name == "()" ? .void : $0 } ?? .void
        let isVoid = ["Void", "Swift.Void", "()"].contains(result.name)
        if kind == .provider, isVoid {
            findings.error(.providerWithoutValue, "a provider returns the value that it provides", at: function.name)
        }
        if kind != .provider, !isVoid {
            let reason = kind == .guard ? "it throws when a request may not pass" : "nobody waits for what it does"
            findings.error(
                .unusedValue, "a \(kind.noun) returns nothing: \(reason)",
                at: function.signature.returnClause.map { Syntax($0) } ?? Syntax(function.name))
        }
        return InjectableDeclaration(
            kind: kind, function: function, scope: scope, name: function.name.unquoted, blocking: blocking, arguments: arguments,
            result: result, options: attribute.labeledArguments.compactMap(\.passed).filter { $0.label != "blocking" }, events: events,
            documentation: DocComment.text(in: function.leadingTrivia))
    }
}
