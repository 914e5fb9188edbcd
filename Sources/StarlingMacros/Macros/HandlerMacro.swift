import SwiftSyntax
import SwiftSyntaxMacros

/// What all handler attributes share: they read the function, report what is wrong with it, and write its route.
protocol HandlerMacro: PeerMacro {
    /// Which of the attributes this is.
    static var kind: HandlerKind { get }
}

extension HandlerMacro {
    /// The text is written with its final layout.
    static var formatMode: FormatMode { .disabled }

    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var findings = Findings()
        defer { findings.report(to: context) }
        guard let function = declaration.as(FunctionDeclSyntax.self) else {
            findings.error(
                .notAFunction,
                "`@\(node.lastName)` makes a route of a function; it cannot be attached to anything else",
                at: node)
            return []
        }
        let attributes = function.handlerAttributes
        if let first = attributes.first, attributes.count > 1 {
            // Every attribute is expanded on its own; only the first one speaks, so that one mistake is one error.
            if node.isSame(as: first.syntax, in: context) {
                findings.error(
                    .twoHandlerAttributes,
                    "a function has one handler attribute; for several methods write `@Route(…, methods: \(methodList(attributes)))`",
                    at: attributes[1].syntax)
            }
            return []
        }
        guard
            let handler = HandlerReader.read(
                HandlerAttribute(kind: kind, syntax: node), on: function, inside: context.lexicalContext, into: &findings),
            !findings.hasErrors
        else { return [] }
        return HandlerEmitter(handler: handler, context: context).declarations()
    }

    private static func methodList(_ attributes: [HandlerAttribute]) -> String {
        let methods = attributes.compactMap(\.kind.method).map { ".\($0)" }
        return methods.isEmpty ? "[…]" : "[\(methods.joined(separator: ", "))]"
    }
}

extension AttributeSyntax {
    /// Whether two nodes are one attribute: the compiler hands the macro its attribute and its declaration as separate
    /// trees, so only the place in the source tells.
    fileprivate func isSame(as other: AttributeSyntax, in context: some MacroExpansionContext) -> Bool {
        guard let here = context.location(of: self), let there = context.location(of: other) else {
            return trimmedDescription == other.trimmedDescription
        }
        return here.line.trimmedDescription == there.line.trimmedDescription
            && here.column.trimmedDescription == there.column.trimmedDescription
    }
}
