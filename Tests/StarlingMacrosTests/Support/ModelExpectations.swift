import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// Expects the code that `@Model` writes, without diagnostics. Locals stand there by the names that they were made of: `reader`
/// for `__macro_local_6readerfMu_`.
func expectModel(_ source: String, _ expanded: String, at location: SourceLocation = #_sourceLocation) {
    let actual = expansion(of: source)
    expectExpansion(of: source, actual, at: location)
    #expect(readable(actual) == expanded, sourceLocation: location)
}

/// Expects lines in the code that `@Model` writes, in this order, and no diagnostics.
func expectModel(_ source: String, containing lines: [String], at location: SourceLocation = #_sourceLocation) {
    let actual = expansion(of: source)
    expectExpansion(of: source, actual, at: location)
    let expanded = readable(actual)
    var rest = expanded.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }[...]
    for line in lines {
        guard let index = rest.firstIndex(where: { $0 == line }) else {
            Issue.record("no line `\(line)` at its place in\n\(expanded)", sourceLocation: location)
            return
        }
        rest = rest[(index + 1)...]
    }
}

/// Expects that no such text is in the code that `@Model` writes.
func expectModel(_ source: String, without text: String, at location: SourceLocation = #_sourceLocation) {
    let expanded = readable(expansion(of: source))
    #expect(!expanded.contains(text), "\(expanded)", sourceLocation: location)
}

/// The one diagnostic of a field in `@Model struct M {`, whose declaration begins at line 2, column 5.
func expectFieldError(
    _ field: String, _ message: String, line: Int = 2, column: Int, notes: [NoteSpec] = [], fixIts: [String] = [],
    applying fixIt: String? = nil,
    fixed: String? = nil, at location: SourceLocation = #_sourceLocation
) {
    func model(_ field: String) -> String { "@Model struct M {\n    \(field)\n}" }
    expectDiagnostics(
        in: model(field), [.error(message, line, column, notes: notes, fixIts: fixIts)], applying: fixIt.map { [$0] },
        fixed: fixed.map(model), at: location)
}

private func readable(_ expanded: String) -> String {
    expanded.replacing(/__macro_local_[0-9]+(\w+?)fMu[0-9]*_/) { String($0.1) }
}
