/// A form that a text must have, as the `format` keyword of JSON Schema names it: an email address, a date-time.
///
/// The standard ones are those of JSON Schema 2020-12 (Validation, section 7.3) and `byte` of OpenAPI. They check
/// the form and nothing else: a text that is an ``email`` need not reach anybody, and a ``hostname`` need not exist.
///
/// A format of your own has a name and a function:
///
/// ```swift
/// extension TextFormat {
///     static let slug = TextFormat("slug") { text in
///         text.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }
///     }
/// }
/// ```
///
/// The standard formats read each byte a fixed number of times, however long the text is. Bound its length with
/// `maxLength` all the same.
public struct TextFormat: Sendable {
    /// The name in JSON Schema: `email`, `date-time`.
    public let name: String
    private let check: @Sendable (String) -> Bool

    /// A format of your own.
    ///
    /// - Parameters:
    ///   - name: The name, which a schema shows and which tells one format from another.
    ///   - matches: Whether a text has the form. The text comes from a client, so this must not trap, whatever it
    ///     holds.
    public init(_ name: String, matches: @escaping @Sendable (String) -> Bool) {
        self.name = name
        check = matches
    }

    /// A format that is read from UTF-8 bytes.
    init(_ name: String, utf8 matches: @escaping @Sendable (Span<UInt8>) -> Bool) {
        self.init(name) { text in matches(text.utf8.span) }
    }

    /// Whether the text has the form.
    ///
    /// - Parameter text: Any text, not trusted.
    public func matches(_ text: String) -> Bool { check(text) }
}

extension TextFormat: Hashable {
    /// Whether the names are the same; functions cannot be compared.
    public static func == (one: TextFormat, other: TextFormat) -> Bool { one.name == other.name }

    /// Feeds the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
