import SwiftSyntax
import SwiftSyntaxMacros

/// Writes the declarations beside a handler's function.
struct HandlerEmitter {
    private let handler: HandlerDeclaration
    private let names: HandlerNames
    private let call: CallEmitter
    private let location: String
    private let access: String
    private let memberAccess: String

    init(handler: HandlerDeclaration, context: any MacroExpansionContext) {
        self.handler = handler
        names = HandlerNames(argumentCount: handler.arguments.count, context: context)
        call = CallEmitter(function: handler, receiver: names.controller)
        location = context.sourceLocation(of: handler.function.name)
        access = handler.function.modifiers.accessPrefix
        memberAccess = handler.function.modifiers.memberAccessPrefix(inside: context.lexicalContext)
    }

    /// The peers of the function.
    func declarations() -> [DeclSyntax] {
        let route = RouteEmitter(handler: handler, access: access, memberAccess: memberAccess)
        switch handler.scope {
        case .file: return [property(modifiers: ""), route.structure(carrying: .handler)]
        case .type: return [property(modifiers: "static "), route.structure(carrying: .handler)]
        case .instance(let type, _): return [reference(), route.structure(carrying: .identity), factory(controller: type)]
        }
    }

    /// `$name` of a function that needs no instance: its handler.
    private func property(modifiers: String) -> DeclSyntax {
        var code = Code()
        code.add("\(access)nonisolated \(modifiers)var $\(handler.name): _Route_\(handler.name) {")
        code.addIndented(body(before: "return _Route_\(handler.name)(handler: ", after: ")"))
        code.add("}")
        return code.declaration(handler.availability)
    }

    /// `$name` of a method: only its identity, because its handler needs the controller.
    private func reference() -> DeclSyntax {
        var code = Code()
        code.add("\(access)nonisolated static var $\(handler.name): _Route_\(handler.name) {")
        code.add("    _Route_\(handler.name)(id: \(location))")
        code.add("}")
        return code.declaration(handler.availability)
    }

    /// The function that makes the handler of a controller's method. It is static because there may be no instance before a request comes,
    /// and because default values are: `size: Int = pageSize` means the type's `pageSize`.
    private func factory(controller: String) -> DeclSyntax {
        var code = Code()
        code.add("private nonisolated static func _handler_\(handler.name)(")
        code.add("    _ \(names.source): StarlingCore.ControllerSource<\(controller)>")
        code.add(") -> StarlingCore.Handler {")
        code.addIndented(construction(before: "return ", after: ""))
        code.add("}")
        return code.declaration(handler.availability)
    }

    private func body(before: String, after: String) -> Code {
        var code = Code()
        code.add("let \(names.call): \(call.type) = \(call.value)")
        code.add(construction(before: before, after: after))
        return code
    }

    private func construction(before: String, after: String) -> Code {
        var code = Code()
        for (name, argument) in zip(names.arguments, handler.arguments) {
            code.add("let \(name) = \(argument.expression)")
        }
        code.add("\(before)StarlingCore.Handler(")
        code.addIndented(initializerArguments())
        code.add(names.binders.isEmpty && !handler.scope.hasInstance ? ") { _ in" : ") {")
        code.addIndented(invocation.preparation)
        code.add("}\(after)")
        return code
    }

    private var invocation: InvocationEmitter {
        InvocationEmitter(
            arguments: handler.arguments, isBlocking: handler.blocking == true, names: names, waits: true,
            method: handler.scope.hasInstance ? call : nil)
    }

    private func initializerArguments() -> Code {
        var parts = [
            "id: \(location)",
            "name: \(StringLiterals.source(of: handler.name))",
            "methods: \(handler.methods)",
            "path: \(StringLiterals.source(of: handler.path.text))",
        ]
        if handler.blocking == true { parts.append("blocking: true") }
        if let documentation = handler.documentation {
            parts.append("documentation: \(StringLiterals.source(of: documentation))")
        }
        if !handler.options.isEmpty {
            let options = handler.options.map(\.source).joined(separator: ", ")
            parts.append("options: StarlingCore.HandlerOptions(\(options))")
        }
        parts.append("arguments: [\(names.arguments.map { "\($0).description" }.joined(separator: ", "))]")
        parts.append("result: StarlingCore.ResultEncoding.of(\(handler.result.reference))")
        var code = Code()
        for (index, part) in parts.enumerated() { code.add(index == parts.count - 1 ? part : part + ",") }
        return code
    }
}
