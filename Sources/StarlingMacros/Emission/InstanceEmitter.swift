import SwiftSyntax
import SwiftSyntaxMacros

/// Writes `injected`, which makes an instance of a controller for each request, and the function that calls its initializer.
struct InstanceEmitter {
    private let instance: InstanceDeclaration
    private let type: String
    private let access: String
    private let names: HandlerNames
    private let location: String

    init(_ instance: InstanceDeclaration, of owner: TypeOwner, access: String, context: any MacroExpansionContext) {
        self.instance = instance
        type = owner.name
        self.access = access
        names = HandlerNames(argumentCount: instance.arguments.count, context: context)
        location = context.sourceLocation(of: instance.location)
    }

    func declarations() -> [DeclSyntax] { [property(), function()] }

    private func property() -> DeclSyntax {
        var code = Code()
        code.add("\(access)nonisolated static var injected: StarlingCore.InjectedController<\(type)> {")
        var body = Code()
        body.add("let \(names.call): @concurrent @Sendable (\(types)) async throws -> \(type) = Self.\(functionName)")
        for (name, argument) in zip(names.arguments, instance.arguments) { body.add("let \(name) = \(argument.expression)") }
        body.add("return StarlingCore.InjectedController(")
        body.add("    id: \(location),")
        body.add("    name: \(StringLiterals.source(of: type))")
        body.add(instance.arguments.isEmpty ? ") { _ in" : ") {")
        body.addIndented(InvocationEmitter(arguments: instance.arguments, isBlocking: false, names: names, waits: false).preparation)
        body.add("}")
        code.addIndented(body)
        code.add("}")
        return code.declaration(instance.availability)
    }

    /// The function is isolated as the type is, so that it calls the initializer as that wants to be called, whatever the module's default.
    private func function() -> DeclSyntax {
        let parameters = zip(names.values, instance.arguments).map { name, argument in "_ \(name): \(argument.type.name)" }
        let arguments = zip(names.values, instance.arguments).map { name, argument in
            argument.label == "_" ? name : "\(argument.label): \(name)"
        }
        let effects = (instance.isAsync ? "async " : "") + (instance.isThrowing ? "throws " : "")
        let marks = (instance.isThrowing ? "try " : "") + (instance.isAsync ? "await " : "")
        var code = Code()
        code.add("private static func _controllerInstance(\(parameters.joined(separator: ", "))) \(effects)-> \(type) {")
        code.add("    \(marks)\(type)(\(arguments.joined(separator: ", ")))")
        code.add("}")
        return code.declaration(instance.availability + (instance.isOnMainActor ? ["@MainActor"] : []))
    }

    private var types: String { instance.arguments.map(\.type.name).joined(separator: ", ") }

    /// The function's full name.
    private var functionName: String {
        let labels = String(repeating: "_:", count: instance.arguments.count)
        return labels.isEmpty ? "_controllerInstance" : "_controllerInstance(\(labels))"
    }
}
