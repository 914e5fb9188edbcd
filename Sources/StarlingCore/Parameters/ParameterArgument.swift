public import StarlingModel

/// An argument that is read from text, or (where nothing of the request has its name) provided. Made by generated code.
public struct ParameterArgument<Value: Sendable>: Sendable {
    /// The argument without its type, for start-up and documentation.
    public let description: ArgumentDescription
    let decoder: ParameterDecoder<Value>
    let constraints: Constraints<Value>
    let `default`: (@Sendable () throws -> Value)?

    /// Called by generated code.
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - alias: The name on the wire. Default: the argument's.
    ///   - source: Where it comes from. Default: start-up decides.
    ///   - decoder: How it is made of text.
    ///   - constraints: What is checked of the value. Default: nothing.
    ///   - documentation: What is said of it. Default: nothing.
    ///   - default: The value when nothing came. Default: something must come, unless the type is optional.
    public init(
        _ name: String, alias: String? = nil, source: ParameterSource? = nil, decoder: ParameterDecoder<Value>,
        constraints: Constraints<Value> = Constraints(), documentation: ArgumentDocumentation = ArgumentDocumentation(),
        default: (@Sendable () throws -> Value)? = nil
    ) {
        self.decoder = decoder
        self.constraints = constraints
        self.default = `default`
        var matcher: VariableMatcher?
        if case .one(let read) = decoder.shape, let kind = decoder.kind {
            matcher = kind == .string ? .text : VariableMatcher(kind: kind) { read($0) != nil }
        }
        var description = ArgumentDescription(
            name: name, alias: alias, source: source, type: decoder.typeName,
            isOptional: `default` != nil || decoder.absent != nil, constraints: constraints.description,
            documentation: documentation, matcher: matcher)
        description.separator = decoder.separator
        description.group = decoder.group?.model
        self.description = description
    }
}
