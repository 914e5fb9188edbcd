import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// Gathers what a reader finds, so that one pass reports all of it and a second reader (the controller, which looks at its
/// handlers too) can drop it.
struct Findings {
    private(set) var diagnostics: [Diagnostic] = []

    /// Whether any of them forbids an expansion.
    var hasErrors: Bool {
        diagnostics.contains { $0.diagMessage.severity == .error }
    }

    /// Adds an error.
    /// - Parameter position: the exact place where it is not the node's start.
    mutating func error(
        _ finding: Finding, _ text: String, at node: some SyntaxProtocol, position: AbsolutePosition? = nil,
        notes: [Note] = [], fixIts: [FixIt] = []
    ) {
        add(finding, text, .error, node, position, notes, fixIts)
    }

    /// Adds a warning.
    mutating func warning(
        _ finding: Finding, _ text: String, at node: some SyntaxProtocol, position: AbsolutePosition? = nil,
        notes: [Note] = [], fixIts: [FixIt] = []
    ) {
        add(finding, text, .warning, node, position, notes, fixIts)
    }

    /// Adds what another pass found.
    mutating func add(_ other: Findings) {
        diagnostics += other.diagnostics
    }

    /// Hands everything to the compiler.
    func report(to context: some MacroExpansionContext) {
        for diagnostic in diagnostics { context.diagnose(diagnostic) }
    }

    private mutating func add(
        _ finding: Finding, _ text: String, _ severity: DiagnosticSeverity, _ node: some SyntaxProtocol,
        _ position: AbsolutePosition?, _ notes: [Note], _ fixIts: [FixIt]
    ) {
        diagnostics.append(
            Diagnostic(
                node: node, position: position, message: Message(text, severity, id: finding.rawValue), notes: notes,
                fixIts: fixIts))
    }
}
