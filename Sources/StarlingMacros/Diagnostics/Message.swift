import SwiftDiagnostics

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
