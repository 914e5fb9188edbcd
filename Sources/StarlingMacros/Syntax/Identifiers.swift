import SwiftSyntax

extension TokenSyntax {
    /// The text without backticks.
    var unquoted: String {
        guard text.count > 2, text.hasPrefix("`"), text.hasSuffix("`") else { return text }
        return String(text.dropFirst().dropLast())
    }
}

/// What may be written as a name.
enum Identifiers {
    /// Whether the text is a plain Swift identifier: a letter or underscore, then letters, digits and underscores.
    static func isValid(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text != "_" && text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }

    /// Whether the name cannot be declared without backticks.
    static func isKeyword(_ name: String) -> Bool {
        keywords.contains(name)
    }

    /// The name as an argument label, where only three keywords need backticks and the compiler warns of them elsewhere.
    static func label(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
    }

    /// The name as a declaration has it: in backticks where it would be no name otherwise.
    static func declared(_ name: String) -> String {
        isKeyword(name) || !isValid(name) ? "`\(name)`" : name
    }

    /// Whether the name means something else behind a dot, even in backticks.
    static func isReservedMember(_ name: String) -> Bool {
        ["self", "Self", "Type", "Protocol"].contains(name)
    }

    private static let keywords: Set<String> = [
        "Any", "Self", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
