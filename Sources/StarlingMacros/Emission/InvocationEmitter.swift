import SwiftSyntax

/// Writes how a function is called for each request: its arguments are read, and then handed over.
struct InvocationEmitter {
    let arguments: [HandlerArgument]
    let isBlocking: Bool
    let names: HandlerNames
    /// Whether it has to have made what providers give; if not, that was done before.
    let waits: Bool
    /// How a method is called, which has an instance only when a request comes; nil for what needs none.
    var method: CallEmitter?

    /// The closure's body: what is done once at start-up, then what is done for a request.
    var preparation: Code {
        var code = Code()
        for (binder, argument) in zip(names.binders, names.arguments) {
            code.add("let \(binder) = $0.bind(\(argument))")
        }
        if method != nil { code.add("let \(names.controller) = $0.bind(\(names.source))") }
        let usesContext = !arguments.isEmpty || isBlocking || method != nil
        code.add(usesContext ? "return {" : "return { _ in")
        code.addIndented(invocation)
        code.add("}")
        return code
    }

    private var invocation: Code {
        var code = Code()
        // The body comes last: reading it may wait for the client, and the other faults need not.
        let order = arguments.indices.filter { !arguments[$0].takesBody } + arguments.indices.filter { arguments[$0].takesBody }
        let provided = waits ? arguments.indices.filter { arguments[$0].mayBeProvided } : []
        for index in order {
            let awaiting = arguments[index].takesBody ? "await " : ""
            let keyword = provided.contains(index) ? "var" : "let"
            code.add("\(keyword) \(names.values[index]) = \(awaiting)\(names.binders[index]).value(in: $0)")
        }
        if !provided.isEmpty || method != nil {
            // Nothing is made before everything that was sent is known to be right.
            code.add("if $0.isWaiting {")
            code.add("    try await $0.provide()")
            for index in provided {
                code.add("    \(names.values[index]) = \(names.values[index]) ?? \(names.binders[index]).value(in: $0)")
            }
            code.add("}")
        }
        var bindings = names.values.map { "let \($0)" }
        if method != nil { bindings.append("let \(names.controller) = \(names.controller).value(in: $0)") }
        if !bindings.isEmpty { code.add("guard \(bindings.joined(separator: ", ")) else { throw $0.failure() }") }
        if let method { code.add("let \(names.call): \(method.type) = \(method.value)") }
        let values = names.values.joined(separator: ", ")
        code.add(
            isBlocking
                ? "return try await $0.blocking { try \(names.call)(\(values)) }"
                : "return try await \(names.call)(\(values))")
        return code
    }
}
