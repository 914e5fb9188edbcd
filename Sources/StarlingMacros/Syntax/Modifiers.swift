import SwiftSyntax

extension DeclModifierListSyntax {
    /// Whether a modifier stands there; `private(set)` and the like have details and do not count.
    func contains(_ keyword: Keyword) -> Bool {
        modifier(keyword) != nil
    }

    /// The modifier of that name.
    func modifier(_ keyword: Keyword) -> DeclModifierSyntax? {
        first { $0.name.tokenKind == .keyword(keyword) && $0.detail == nil }
    }

    /// The access modifier for what is generated beside the declaration, with a space behind it. What is generated is never
    /// overridden, so `open` becomes `public`.
    var accessPrefix: String {
        for (keyword, text) in accessKeywords where contains(keyword) { return text }
        return ""
    }

    /// The access modifier a member needs to be as visible as its type, with a space behind it. `private` on a type would
    /// hide the member from the rest of the file, so there the default does; and what stands in a `public extension` is public
    /// without saying so.
    /// - Parameter enclosing: the declarations around the type, innermost first.
    func memberAccessPrefix(inside enclosing: [Syntax]) -> String {
        let own = accessPrefix
        let prefix = own.isEmpty ? enclosing.first?.as(ExtensionDeclSyntax.self)?.modifiers.accessPrefix ?? "" : own
        return prefix == "public " || prefix == "package " ? prefix : ""
    }

    private var accessKeywords: [(Keyword, String)] {
        [
            (.open, "public "), (.public, "public "), (.package, "package "), (.internal, "internal "),
            (.fileprivate, "fileprivate "), (.private, "private "),
        ]
    }
}
