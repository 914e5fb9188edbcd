import SwiftSyntax
import SwiftSyntaxBuilder

/// Lines of generated code. An element may hold a piece of the user's source that spans lines; only its start is indented, so
/// that a multi-line string literal keeps its meaning.
struct Code {
    private(set) var lines: [String] = []

    /// Adds a line.
    mutating func add(_ line: String) {
        lines.append(line)
    }

    /// Adds lines one level deeper.
    mutating func addIndented(_ code: Code) {
        lines += code.lines.map { "    " + $0 }
    }

    /// Adds lines as they are.
    mutating func add(_ code: Code) {
        lines += code.lines
    }

    /// The lines as one declaration, with attributes before it.
    func declaration(_ attributes: [String]) -> DeclSyntax {
        DeclSyntax(stringLiteral: (attributes + lines).joined(separator: "\n"))
    }
}
