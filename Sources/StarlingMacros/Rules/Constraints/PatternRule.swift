import SwiftDiagnostics
import SwiftSyntax

/// A pattern is compiled here by the same parser that compiles it at start-up.
enum PatternRule {
    static func check(_ attribute: AttributeSyntax, into findings: inout Findings) {
        guard let argument = attribute.argument(labeled: "pattern"),
            let literal = argument.expression.as(StringLiteralExprSyntax.self), let pattern = literal.value
        else { return }
        do {
            _ = try Regex(pattern)
        } catch {
            findings.error(
                .patternSyntax, "`\(pattern)` is no regular expression: \(error)", at: literal,
                position: place(of: error, in: pattern).flatMap { offset in
                    literal.plainValue.flatMap { _ in literal.contentPosition?.advanced(by: offset) }
                })
        }
    }

    /// Where in the pattern the parser stopped. Its errors carry the place, but their type is not public.
    private static func place(of error: any Error, in pattern: String) -> Int? {
        guard let location = Mirror(reflecting: error).descendant("location", "range") as? Range<String.Index> else { return nil }
        let start = min(location.lowerBound, pattern.endIndex)
        return pattern.utf8.distance(from: pattern.startIndex, to: start)
    }
}
