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

    /// The name on the wire for a source.
    func wireName(in source: ParameterSource) -> String {
        if let alias { return source == .header ? alias.lowercased() : alias }
        return source == .header ? Self.headerName(name) : name
    }

    /// `apiKey` and `api_key` as `api-key`.
    static func headerName(_ name: String) -> String {
        var header = ""
        for character in name {
            if character.isUppercase {
                header += (header.isEmpty ? "" : "-") + character.lowercased()
            } else {
                header.append(character == "_" ? "-" : character)
            }
        }
        return header
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
