/// Names types as they are written in source.
enum TypeName {
    /// `Int?` for `Optional<Int>`, `[String]` for `Array<String>`.
    static func of(_ type: any Any.Type) -> String { (type as? any AbbreviatedType.Type)?.abbreviation ?? "\(type)" }
}

/// A type that the language has a shorter way to write.
private protocol AbbreviatedType {
    static var abbreviation: String { get }
}

extension Optional: AbbreviatedType {
    fileprivate static var abbreviation: String {
        let wrapped = TypeName.of(Wrapped.self)
        return wrapped.hasPrefix("any ") ? "(\(wrapped))?" : wrapped + "?"
    }
}

extension Array: AbbreviatedType {
    fileprivate static var abbreviation: String { "[\(TypeName.of(Element.self))]" }
}

extension Dictionary: AbbreviatedType {
    fileprivate static var abbreviation: String { "[\(TypeName.of(Key.self)): \(TypeName.of(Value.self))]" }
}
