import SwiftSyntax
import SwiftSyntaxMacros

/// Writes `$name` beside the function of a provider, a guard or a listener.
struct InjectableEmitter {
    private let declaration: InjectableDeclaration
    private let names: HandlerNames
    private let call: CallEmitter
    private let location: String
    private let access: String

    init(_ declaration: InjectableDeclaration, context: any MacroExpansionContext) {
        self.declaration = declaration
        names = HandlerNames(argumentCount: declaration.arguments.count, context: context)
        call = CallEmitter(function: declaration, receiver: names.controller)
        location = context.sourceLocation(of: declaration.function.name)
        access = declaration.function.modifiers.accessPrefix
    }

    /// The property.
    func property() -> DeclSyntax {
        let modifier = if case .file = declaration.scope { "" } else { "static " }
        var code = Code()
        code.add("\(access)nonisolated \(modifier)var $\(declaration.name): \(type) {")
        var body = Code()
        body.add("let \(names.call): \(call.type) = \(call.value)")
        for (name, argument) in zip(names.arguments, declaration.arguments) { body.add("let \(name) = \(expression(of: argument))") }
        body.add("return \(type)(")
        body.addIndented(initializerArguments)
        body.add(names.binders.isEmpty ? ") { _ in" : ") {")
        body.addIndented(invocation.preparation)
        body.add("}")
        code.addIndented(body)
        code.add("}")
        return code.declaration(declaration.availability)
    }

    private var invocation: InvocationEmitter {
        InvocationEmitter(arguments: declaration.arguments, isBlocking: declaration.blocking == true, names: names, waits: false)
    }

    private var type: String {
        switch declaration.kind {
        case .provider: "StarlingCore.Provider<\(declaration.result.scopedValue ?? declaration.result.name)>"
        case .guard: "StarlingCore.FunctionGuard"
        case .listener: "StarlingCore.Listener"
        }
    }

    private func expression(of argument: HandlerArgument) -> String {
        guard declaration.kind == .listener, argument.takesBody else { return argument.expression }
        // What an event brings takes the place of a body.
        return "StarlingCore.EventArgument(\(StringLiterals.source(of: argument.name)), \(argument.type.reference))"
    }

    private var initializerArguments: Code {
        var parts = ["id: \(location)", "name: \(StringLiterals.source(of: declaration.name))"]
        if declaration.kind == .listener {
            parts.append("events: [\(declaration.events.map(\.trimmedDescription).joined(separator: ", "))]")
        }
        parts += declaration.options.map(\.source)
        if declaration.kind == .provider, let documentation = declaration.documentation {
            parts.append("documentation: \(StringLiterals.source(of: documentation))")
        }
        parts.append("arguments: [\(names.arguments.map { "\($0).description" }.joined(separator: ", "))]")
        if declaration.kind == .provider { parts.append("result: StarlingCore.ProviderResulting.of(\(declaration.result.reference))") }
        var code = Code()
        for (index, part) in parts.enumerated() { code.add(index == parts.count - 1 ? part : part + ",") }
        return code
    }
}
