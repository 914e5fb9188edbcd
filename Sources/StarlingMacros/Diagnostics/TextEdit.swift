import SwiftDiagnostics
import SwiftSyntax

/// Fix-its as edits of the text: they touch what they must and keep the user's layout everywhere else.
enum TextEdit {
    /// Puts `text` before the node, after its leading trivia.
    static func insert(_ text: String, before node: some SyntaxProtocol) -> FixIt.Change {
        replace(node.positionAfterSkippingLeadingTrivia..<node.positionAfterSkippingLeadingTrivia, in: node, with: text)
    }

    /// Puts `text` after the node, before its trailing trivia.
    static func insert(_ text: String, after node: some SyntaxProtocol) -> FixIt.Change {
        replace(
            node.endPositionBeforeTrailingTrivia..<node.endPositionBeforeTrailingTrivia, in: node, with: text)
    }

    /// Replaces the node, but not the trivia around it.
    static func replace(_ node: some SyntaxProtocol, with text: String) -> FixIt.Change {
        replace(
            node.positionAfterSkippingLeadingTrivia..<node.endPositionBeforeTrailingTrivia, in: node, with: text)
    }

    /// Replaces a range of the tree that `node` belongs to.
    static func replace(
        _ range: Range<AbsolutePosition>, in node: some SyntaxProtocol, with text: String
    ) -> FixIt.Change {
        .replaceText(range: range, with: text, in: Syntax(node))
    }
}

extension FixIt {
    /// A fix-it for `finding` that makes the given changes.
    init(_ text: String, for finding: Finding, _ changes: Change...) {
        self.init(message: Message(text, .note, id: finding.rawValue), changes: changes)
    }
}
