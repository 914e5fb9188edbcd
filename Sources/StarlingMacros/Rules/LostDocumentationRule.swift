import SwiftDiagnostics
import SwiftSyntax

/// A doc comment behind an attribute belongs to nothing: neither Swift's documentation nor the macro sees it.
enum LostDocumentationRule {
    /// Checks a function.
    static func check(_ function: FunctionDeclSyntax, into findings: inout Findings) {
        let starts = starts(of: function.attributes, function.modifiers) + [function.funcKeyword]
        check(starts, of: function, into: &findings)
    }

    /// Checks a property.
    static func check(_ variable: VariableDeclSyntax, into findings: inout Findings) {
        let starts = starts(of: variable.attributes, variable.modifiers) + [variable.bindingSpecifier]
        check(starts, of: variable, into: &findings)
    }

    /// Checks the cases of an enum.
    static func check(_ cases: EnumCaseDeclSyntax, into findings: inout Findings) {
        check(starts(of: cases.attributes, cases.modifiers) + [cases.caseKeyword], of: cases, into: &findings)
    }

    /// Checks a type.
    static func check(_ type: some DeclGroupSyntax, into findings: inout Findings) {
        check(starts(of: type.attributes, type.modifiers) + [type.introducer], of: type, into: &findings)
    }

    private static func starts(of attributes: AttributeListSyntax, _ modifiers: DeclModifierListSyntax) -> [TokenSyntax] {
        attributes.compactMap { $0.firstToken(viewMode: .sourceAccurate) }
            + modifiers.compactMap { $0.firstToken(viewMode: .sourceAccurate) }
    }

    private static func check(_ tokens: [TokenSyntax], of declaration: some SyntaxProtocol, into findings: inout Findings) {
        for token in tokens.dropFirst() {
            guard let comment = LostComment(before: token) else { continue }
            findings.warning(
                .lostDocumentation, "a doc comment behind an attribute is lost; it belongs before the first one", at: token,
                position: comment.range.lowerBound,
                fixIts: [
                    FixIt(
                        "move the comment before the first attribute", for: .lostDocumentation,
                        TextEdit.insert(
                            comment.text(indentedBy: indentation(of: declaration)), before: declaration),
                        TextEdit.replace(comment.range, in: declaration, with: ""))
                ])
        }
    }

    private static func indentation(of declaration: some SyntaxProtocol) -> String {
        let line = declaration.leadingTrivia.pieces.reversed().prefix { !$0.isNewline }
        return line.reversed().filter(\.isSpaceOrTab).map { Trivia(pieces: [$0]).description }.joined()
    }
}

/// The doc comments in the leading trivia of a token.
private struct LostComment {
    /// From the first comment to the token or comment that follows.
    let range: Range<AbsolutePosition>
    private let comments: [String]

    init?(before token: TokenSyntax) {
        var position = token.position
        var start: AbsolutePosition?
        var end = token.positionAfterSkippingLeadingTrivia
        var comments: [String] = []
        for piece in token.leadingTrivia {
            switch piece {
            case .docLineComment(let text), .docBlockComment(let text):
                start = start ?? position
                comments.append(text)
            case .lineComment where start != nil, .blockComment where start != nil:
                end = min(end, position)
            default: break
            }
            position = position.advanced(by: piece.sourceLength.utf8Length)
        }
        guard let start else { return nil }
        range = start..<end
        self.comments = comments
    }

    func text(indentedBy indentation: String) -> String {
        comments.map { "\($0)\n\(indentation)" }.joined()
    }
}
