import SwiftDiagnostics
import SwiftSyntax

/// The text of a diagnostic, a note or a fix-it.
struct Message: DiagnosticMessage, NoteMessage, FixItMessage {
    let message: String
    let severity: DiagnosticSeverity
    let diagnosticID: MessageID

    var noteID: MessageID { diagnosticID }
    var fixItID: MessageID { diagnosticID }

    init(_ message: String, _ severity: DiagnosticSeverity, id: String) {
        self.message = message
        self.severity = severity
        diagnosticID = MessageID(domain: "Starling", id: id)
    }
}

extension Note {
    /// A note that belongs to a diagnostic of `finding`.
    init(_ text: String, for finding: Finding, at node: some SyntaxProtocol) {
        self.init(node: Syntax(node), message: Message(text, .note, id: finding.rawValue))
    }
}
