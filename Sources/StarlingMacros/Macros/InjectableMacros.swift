import SwiftSyntax
import SwiftSyntaxMacros

/// What `@Provide`, `@Guard` and `@Listener` share: they read the function, report what is wrong with it, and write `$name`.
protocol InjectableMacro: PeerMacro {
    /// Which of the attributes this is.
    static var kind: InjectableKind { get }
}

extension InjectableMacro {
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
                .notAFunction, "`@\(node.lastName)` makes a \(kind.noun) of a function; it cannot be attached to anything else", at: node)
            return []
        }
        guard RoleRule.check(node, on: function, in: context, into: &findings),
            let read = InjectableReader.read(kind, node, on: function, inside: context.lexicalContext, into: &findings),
            !findings.hasErrors
        else { return [] }
        return [InjectableEmitter(read, context: context).property()]
    }
}

/// `@Provide`.
struct ProvideMacro: InjectableMacro {
    static let kind = InjectableKind.provider
}

/// `@Guard`.
struct GuardMacro: InjectableMacro {
    static let kind = InjectableKind.guard
}

/// `@Listener`.
struct ListenerMacro: InjectableMacro {
    static let kind = InjectableKind.listener
}
