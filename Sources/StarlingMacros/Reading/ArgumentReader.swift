import SwiftSyntax

/// Reads a function's parameters.
enum ArgumentReader {
    /// The arguments in order; parameters that cannot be one are left out and reported.
    static func read(_ function: FunctionDeclSyntax, into findings: inout Findings) -> [HandlerArgument] {
        read(Array(function.signature.parameterClause.parameters), into: &findings)
    }

    /// The same for some parameters.
    static func read(_ parameters: [FunctionParameterSyntax], into findings: inout Findings) -> [HandlerArgument] {
        var arguments: [HandlerArgument] = []
        for parameter in parameters {
            ParameterRules.check(parameter, into: &findings)
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
        let labeled = wrappers.first?.labeledArguments.compactMap(\.passed) ?? []
        let isBody = wrapper == .body
        return HandlerArgument(
            name: name,
            label: Identifiers.label(parameter.firstName.unquoted),
            type: TypeText(parameter.type),
            source: source(of: name, wrapper: wrapper),
            alias: wrappers.first?.unlabeledArgument,
            media: isBody ? labeled.first { $0.label == "media" } : nil,
            constraints: labeled.filter { constraintLabels.contains($0.label) },
            documentation: labeled.filter { !constraintLabels.contains($0.label) && !(isBody && $0.label == "media") },
            defaultValue: parameter.defaultValue?.value.trimmedDescription,
            syntax: parameter)
    }

    private static func source(of name: String, wrapper: SourceWrapper?) -> HandlerArgument.Source {
        if let wrapper { return wrapper.source.map { .wrapped($0) } ?? .body }
        if name == "data" { return .body }
        return ReservedNames.parts.contains(name) ? .reserved(name) : .open
    }

    private static let constraintLabels: Set<String> = [
        "gt", "ge", "lt", "le", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "pattern",
    ]
}
