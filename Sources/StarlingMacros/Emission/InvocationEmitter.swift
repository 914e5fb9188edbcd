import SwiftSyntax

/// Writes how a function is called for each request: its arguments are read, and then handed over.
struct InvocationEmitter {
    let function: any CallableFunction
    let names: HandlerNames
    /// Whether it has to have made what providers give; if not, that was done before.
    let waits: Bool

    /// The closure's body: what is done once at start-up, then what is done for a request.
    var preparation: Code {
        var code = Code()
        for (binder, argument) in zip(names.binders, names.arguments) {
            code.add("let \(binder) = $0.bind(\(argument))")
        }
        let usesContext = !function.arguments.isEmpty || function.blocking == true
        code.add(usesContext ? "return {" : "return { _ in")
        code.addIndented(invocation)
        code.add("}")
        return code
    }

    private var invocation: Code {
        var code = Code()
        // The body comes last: reading it may wait for the client, and the other faults need not.
        let order =
            function.arguments.indices.filter { !function.arguments[$0].takesBody }
            + function.arguments.indices.filter { function.arguments[$0].takesBody }
        let provided = waits ? function.arguments.indices.filter { function.arguments[$0].mayBeProvided } : []
        for index in order {
            let awaiting = function.arguments[index].takesBody ? "await " : ""
            let keyword = provided.contains(index) ? "var" : "let"
            code.add("\(keyword) \(names.values[index]) = \(awaiting)\(names.binders[index]).value(in: $0)")
        }
        if !provided.isEmpty {
            // Nothing is made before everything that was sent is known to be right.
            code.add("if $0.isWaiting {")
            code.add("    try await $0.provide()")
            for index in provided {
                code.add("    \(names.values[index]) = \(names.values[index]) ?? \(names.binders[index]).value(in: $0)")
            }
            code.add("}")
        }
        if !names.values.isEmpty {
            let bindings = names.values.map { "let \($0)" }.joined(separator: ", ")
            code.add("guard \(bindings) else { throw $0.failure() }")
        }
        let arguments = names.values.joined(separator: ", ")
        code.add(
            function.blocking == true
                ? "return try await $0.blocking { try \(names.call)(\(arguments)) }"
                : "return try await \(names.call)(\(arguments))")
        return code
    }
}
