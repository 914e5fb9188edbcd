import SwiftSyntax

/// Reads a function's parameters.
enum ArgumentReader {
    /// The arguments in order; parameters that cannot be one are left out and reported.
    static func read(_ function: FunctionDeclSyntax, as role: FunctionRole, into findings: inout Findings) -> [HandlerArgument] {
        read(Array(function.signature.parameterClause.parameters), as: role, into: &findings)
    }

    /// The same for some parameters.
    static func read(_ parameters: [FunctionParameterSyntax], as role: FunctionRole, into findings: inout Findings) -> [HandlerArgument] {
        var arguments: [HandlerArgument] = []
        for parameter in parameters {
            ParameterRules.check(parameter, of: role, into: &findings)
            if let argument = read(parameter, into: &findings) { arguments.append(argument) }
        }
        return arguments
    }

    private static func read(_ parameter: FunctionParameterSyntax, into findings: inout Findings) -> HandlerArgument? {
        let name = (parameter.secondName ?? parameter.firstName).unquoted
        guard name != "_" else { return nil }
        let wrappers = parameter.attributes.unconditional.filter { SourceWrapper(rawValue: $0.lastName) != nil }
        if wrappers.count > 1 {
            findings.error(
                .twoWrappers,
                "an argument comes from one place; `\(name)` already has `@\(wrappers[0].lastName)`", at: wrappers[1])
        }
        let wrapper = wrappers.first.flatMap { SourceWrapper(rawValue: $0.lastName) }
        if let attribute = wrappers.first { WrapperRules.check(attribute, on: parameter.type, into: &findings) }
        let labeled = wrappers.first?.labeledArguments.compactMap(\.passed) ?? []
        return HandlerArgument(
            name: name,
            label: Identifiers.label(parameter.firstName.unquoted),
            type: TypeText(parameter.type),
            source: source(of: name, wrapper: wrapper),
            alias: wrappers.first?.unlabeledArgument,
            media: labeled.first { $0.label == "media" },
            separator: wrappers.first?.arguments(["separator"]).first?.passed,
            constraints: wrappers.first.map { ValueConstraints($0) }.flatMap { $0.isEmpty ? nil : $0 },
            documentation: labeled.filter { ["title", "description", "deprecated"].contains($0.label) },
            defaultValue: parameter.defaultValue?.value.trimmedDescription,
            syntax: parameter)
    }

    private static func source(of name: String, wrapper: SourceWrapper?) -> HandlerArgument.Source {
        if let wrapper { return wrapper.source.map { .wrapped($0) } ?? .body }
        if name == "data" { return .body }
        return ReservedNames.parts.contains(name) ? .reserved(name) : .open
    }
}
