/// How the names of fields become names on the wire.
///
/// ```swift
/// @Model(rename: .snakeCase) struct User { var firstName: String }   // {"first_name": …}
/// ```
public struct RenameStrategy: Sendable {
    /// Gives the wire name of a field.
    public let rename: @Sendable (String) -> String

    /// A strategy of your own.
    /// - Parameter rename: Gets the field's name in Swift.
    public init(_ rename: @escaping @Sendable (String) -> String) { self.rename = rename }

    /// `firstName`
    public static let camelCase = RenameStrategy { name in
        words(name).enumerated().map { $0.offset == 0 ? $0.element : capitalized($0.element) }.joined()
    }
    /// `FirstName`
    public static let pascalCase = RenameStrategy { words($0).map(capitalized).joined() }
    /// `first_name`
    public static let snakeCase = RenameStrategy { words($0).joined(separator: "_") }
    /// `first-name`
    public static let kebabCase = RenameStrategy { words($0).joined(separator: "-") }
    /// `FIRST_NAME`
    public static let screamingSnakeCase = RenameStrategy { words($0).joined(separator: "_").uppercased() }
    /// `firstname`: the name in lower case.
    public static let lowercase = RenameStrategy { $0.lowercased() }
    /// `FIRSTNAME`: the name in upper case.
    public static let uppercase = RenameStrategy { $0.uppercased() }

    /// The words of a name, in lower case: `userID`, `user_id` and `UserId` have the same two. A row of capitals is
    /// one word, whose last letter starts the next one if small letters follow: `HTTPServer` is `http`, `server`.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let letters = Array(name)
        for (index, letter) in letters.enumerated() {
            if letter == "_" || letter == "-" {
                // A leading underscore belongs to the name.
                if words.isEmpty, word.allSatisfy({ $0 == "_" }), letter == "_" { word.append(letter) } else { end() }
                continue
            }
            if letter.isUppercase, let last = word.last, last != "_" {
                let isNext = index + 1 < letters.count && letters[index + 1].isLowercase
                if !last.isUppercase || isNext { end() }
            }
            word.append(letter)
        }
        end()
        func end() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        return words.isEmpty ? [name] : words
    }

    private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
