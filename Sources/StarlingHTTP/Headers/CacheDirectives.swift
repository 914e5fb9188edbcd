import HTTPTypes

/// The directives of a `Cache-Control` field, read or to be written: names in lower case, some with an argument.
struct CacheDirectives {
    private var directives: [(name: String, argument: String?)] = []

    /// No directives.
    init() {}

    /// Reads the value of a field. What is no directive is passed over.
    init(_ value: String) {
        for part in MediaRange.split(value[...], at: ",") where !part.isEmpty {
            let equals = part.utf8.firstIndex(of: UInt8(ascii: "="))
            let name = part[..<(equals ?? part.endIndex)].lowercased()
            directives.append((name, equals.map { Self.unquoted(part[part.utf8.index(after: $0)...]) }))
        }
    }

    // MARK: Reading

    /// Whether a directive is there, with or without an argument.
    func has(_ name: String) -> Bool { directives.contains { $0.name == name } }

    /// The argument of a directive; nil where the directive is not there or has none. Of several, the first counts.
    func argument(_ name: String) -> String? { directives.first { $0.name == name }?.argument }

    /// A time in seconds; nil where the directive is not there.
    ///
    /// One that is no number counts as none at all, so that nothing is kept for too long, and a very large one as 2³¹ (RFC 9111, sections
    /// 4.2.1 and 1.2.2).
    func seconds(_ name: String) -> Duration? {
        guard let directive = directives.first(where: { $0.name == name }) else { return nil }
        guard let digits = directive.argument?.utf8, !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return .zero }
        return .seconds(min(Int64(String(digits)) ?? Self.most, Self.most))
    }

    /// The names of fields that a directive is about; nil where the directive is not there or is about all.
    func fields(_ name: String) -> [HTTPField.Name]? {
        guard let argument = argument(name) else { return nil }
        let names = argument.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } }
        return names.compactMap { HTTPField.Name($0) }
    }

    private static let most: Int64 = 1 << 31

    private static func unquoted(_ text: Substring) -> String {
        guard text.utf8.count >= 2, text.utf8.first == UInt8(ascii: "\""), text.utf8.last == UInt8(ascii: "\"") else { return String(text) }
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8.dropFirst().dropLast() {
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            if !isEscaped { plain.append(byte) }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    // MARK: Writing

    /// Adds a directive, if it is to be there.
    mutating func add(_ name: String, _ isThere: Bool) {
        if isThere { directives.append((name, nil)) }
    }

    /// Adds a time in whole seconds; a negative one is none.
    mutating func add(_ name: String, _ time: Duration?) {
        if let time { directives.append((name, "\(max(0, time.components.seconds))")) }
    }

    /// Adds a directive about all, or else about some fields.
    mutating func add(_ name: String, _ isThere: Bool, _ fields: [HTTPField.Name]) {
        add(name, isThere)
        guard !isThere, !fields.isEmpty else { return }
        directives.append((name, "\"\(fields.map(\.canonicalName).joined(separator: ", "))\""))
    }

    /// The value of the field.
    var text: String {
        directives.map { name, argument in argument.map { "\(name)=\($0)" } ?? name }.joined(separator: ", ")
    }
}
