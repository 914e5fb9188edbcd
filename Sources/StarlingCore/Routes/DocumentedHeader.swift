public import HTTPTypes
public import StarlingModel

/// A field of answers that is documented, and set by whoever makes the answer: a handler, a hook, a middleware.
///
/// ```swift
/// @Get("/books", documentedHeaders: [
///     DocumentedHeader(.xTotalCount, Int.self, description: "How many books there are."),
///     .cookie("seen", description: "When the client was here last."),
/// ])
/// ```
public struct DocumentedHeader: Sendable {
    /// The name of the field.
    public let name: HTTPField.Name
    /// The name of the cookie, where the field sets one.
    public let cookie: String?
    /// What the value looks like.
    public let type: WireType
    /// What is said of it.
    public let description: String?
    /// Whether every answer has it. Default: no.
    public let isRequired: Bool
    /// Whether it should not be used any more. Default: no.
    public let isDeprecated: Bool

    /// Documents a field.
    /// - Parameters:
    ///   - name: The name of the field.
    ///   - type: What the value looks like. Default: a text.
    ///   - description: What is said of it. Default: nothing.
    ///   - required: Whether every answer has it. Default: no.
    ///   - deprecated: Whether it should not be used any more. Default: no.
    public init(
        _ name: HTTPField.Name, _ type: (some WireValue).Type = String.self, description: String? = nil, required: Bool = false,
        deprecated: Bool = false
    ) {
        self.init(name, cookie: nil, type.wireType, description, required, deprecated)
    }

    private init(
        _ name: HTTPField.Name, cookie: String?, _ type: WireType, _ description: String?, _ isRequired: Bool, _ isDeprecated: Bool
    ) {
        self.name = name
        self.cookie = cookie
        self.type = type
        self.description = description
        self.isRequired = isRequired
        self.isDeprecated = isDeprecated
    }

    /// Documents a cookie that answers set.
    /// - Parameters:
    ///   - name: The name of the cookie.
    ///   - description: What is said of it. Default: nothing.
    ///   - required: Whether every answer sets it. Default: no.
    ///   - deprecated: Whether it should not be used any more. Default: no.
    public static func cookie(
        _ name: String, description: String? = nil, required: Bool = false, deprecated: Bool = false
    ) -> DocumentedHeader {
        DocumentedHeader(.setCookie, cookie: name, .string(format: nil), description, required, deprecated)
    }

    /// What two of them cannot share.
    var key: [String] { [name.canonicalName] + (cookie.map { [$0] } ?? []) }
}
