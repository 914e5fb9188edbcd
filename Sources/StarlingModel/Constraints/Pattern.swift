/// A regular expression, compiled once.
///
/// Texts beyond ``mostBytes`` are refused before they are looked at: the engine has no limit of its own on the work of
/// one match.
final class Pattern: @unchecked Sendable {
    // `Regex` is not declared Sendable, for it may hold closures that transform its captures. This one is made of text,
    // so it holds none; its program is compiled by the match in `init`, and matching only reads it.
    private let regex: Regex<AnyRegexOutput>

    /// How many bytes a text may have that is matched.
    static let mostBytes = 4096

    /// Compiles an expression.
    /// - Throws: When it is no regular expression.
    init(_ pattern: String) throws {
        regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
        _ = matches("")
    }

    /// Whether the expression matches somewhere in the text, as JSON Schema has it.
    func matches(_ text: String) -> Bool { (try? regex.firstMatch(in: text)) != nil }
}
