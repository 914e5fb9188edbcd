public import StarlingHTTP
public import StarlingModel

/// One argument of a handler as its macro saw it.
public struct ArgumentDescription: Sendable {
    /// The argument's name.
    public let name: String
    /// The name on the wire where it was given.
    public let alias: String?
    /// The source where it was given; nil leaves it to start-up.
    public let source: ParameterSource?
    /// The type's name.
    public let type: String
    /// Whether it may be absent.
    public let isOptional: Bool
    /// What the constraints say.
    public let constraints: ConstraintDescription
    /// What is said of it for readers.
    public let documentation: ArgumentDocumentation
    /// What a path's variable must look like to be its value; nil when the type cannot be read from text.
    let matcher: VariableMatcher?
    /// What stands between the elements of a list in one text; nil when each text is an element.
    public internal(set) var separator: Character?
    /// The media types that a body may have; empty when it may have any.
    public internal(set) var media: [MediaType] = []
    /// The field of a model that a parameter of a group is.
    public internal(set) var field: FieldDescription?
    /// The model whose fields are the parameters; nil when the argument is one parameter.
    var group: (any Model.Type)?

    /// The single parameters of a group; empty when the argument is one itself, or does not say where it comes from.
    public var members: [ArgumentDescription] {
        guard let group, let source, source.isText else { return [] }
        return FormShape(group, in: source).inputs.map { member($0, source) }
    }

    private func member(_ input: FormShape.Input, _ source: ParameterSource) -> ArgumentDescription {
        let field = input.field
        var member = ArgumentDescription(
            name: field.name, alias: input.wireName(in: source), source: source, type: TypeName.of(field.swiftType),
            isOptional: isOptional || !input.isRequired, constraints: field.constraints,
            documentation: ArgumentDocumentation(
                title: field.title, description: field.documentation, deprecated: field.marks.contains(.deprecated)), matcher: nil)
        member.separator = input.isList ? separator : nil
        member.field = field
        return member
    }

    /// The name on the wire for a source.
    func wireName(in source: ParameterSource) -> String {
        guard source == .header else { return alias ?? name }
        return alias?.lowercased() ?? RenameStrategy.kebabCase.rename(name)
    }

    /// The source and the name, which tell a parameter from others.
    var place: String {
        let source = source ?? .query
        return "\(source.rawValue) \(wireName(in: source))"
    }

    /// The same where it is known where it comes from, and whether it may be absent there.
    func settled(_ source: ParameterSource, isOptional: Bool) -> ArgumentDescription {
        var settled = ArgumentDescription(
            name: name, alias: wireName(in: source), source: source, type: type, isOptional: isOptional, constraints: constraints,
            documentation: documentation, matcher: matcher)
        settled.separator = separator
        settled.field = field
        return settled
    }
}

extension [ArgumentDescription] {
    /// Each parameter once, as the first says what it is; it may be absent if all may be.
    var merged: [ArgumentDescription] {
        var merged: [ArgumentDescription] = []
        var known: [String: Int] = [:]
        for parameter in self {
            if let index = known[parameter.place] {
                guard merged[index].isOptional, !parameter.isOptional, let source = parameter.source else { continue }
                merged[index] = merged[index].settled(source, isOptional: false)
            } else {
                known[parameter.place] = merged.count
                merged.append(parameter)
            }
        }
        return merged
    }
}

/// What an argument's wrapper says for readers.
public struct ArgumentDocumentation: Sendable, Hashable {
    /// A short name.
    public var title: String?
    /// What it is.
    public var description: String?
    /// Whether using it is advised against.
    public var deprecated: Bool

    /// Collects what is said.
    public init(title: String? = nil, description: String? = nil, deprecated: Bool = false) {
        self.title = title
        self.description = description
        self.deprecated = deprecated
    }
}
