import SwiftDiagnostics
import SwiftSyntax

/// Reads the path of an attribute and reports what is wrong with it.
struct PathReader {
    private let literal: StringLiteralExprSyntax
    private let path: String
    private var variables: [String] = []

    /// The path of the attribute; without one it is empty.
    static func read(_ attribute: AttributeSyntax, into findings: inout Findings) -> RoutePath {
        guard let argument = attribute.unlabeledArgument else { return RoutePath(text: "", variables: []) }
        guard let literal = argument.expression.as(StringLiteralExprSyntax.self), let path = literal.plainValue else {
            findings.error(
                .pathNotLiteral,
                "a path is a plain string literal, because the macro reads its variables while compiling", at: argument.expression
            )
            return RoutePath(text: "", variables: [])
        }
        var reader = PathReader(literal: literal, path: path)
        reader.check(into: &findings)
        return RoutePath(text: path, variables: reader.variables)
    }

    private init(literal: StringLiteralExprSyntax, path: String) {
        self.literal = literal
        self.path = path
    }

    private mutating func check(into findings: inout Findings) {
        guard !path.isEmpty else { return }
        guard path.hasPrefix("/") else {
            findings.error(
                .pathWithoutSlash, "a path begins with a slash", at: literal,
                fixIts: [FixIt("write `/\(path)`", for: .pathWithoutSlash, replacing(0..<0, with: "/"))])
            return
        }
        let pieces = PathPiece.all(of: path)
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            if piece.text.isEmpty {
                if !isLast { doubleSlash(piece, into: &findings) }
            } else if let fault = SegmentReader(piece: piece, isLast: isLast).fault(taking: &variables) {
                report(fault, in: piece, into: &findings)
            }
        }
    }

    private func doubleSlash(_ piece: PathPiece, into findings: inout Findings) {
        findings.error(
            .doubleSlash, "two slashes in a row make an empty segment, which no request matches", at: literal,
            position: position(piece.offset),
            fixIts: [
                FixIt(
                    "remove the second slash", for: .doubleSlash,
                    replacing(piece.offset..<piece.offset + 1, with: ""))
            ])
    }

    private func report(_ fault: SegmentFault, in piece: PathPiece, into findings: inout Findings) {
        let fixIts = fault.replacement.map { replacement in
            [
                FixIt(
                    "write `\(replacement)`", for: fault.finding,
                    replacing(piece.offset..<piece.offset + piece.text.utf8.count, with: replacement))
            ]
        }
        if fault.isWarning {
            findings.warning(
                fault.finding, fault.message, at: literal, position: position(fault.offset), fixIts: fixIts ?? [])
        } else {
            findings.error(
                fault.finding, fault.message, at: literal, position: position(fault.offset), fixIts: fixIts ?? [])
        }
    }

    /// The place of a byte of the path: exact in a one-line literal, the literal itself elsewhere. The compiler shows the start of
    /// the literal in any case (swift-syntax 603 does not send it positions inside a token), so the messages name the segment.
    private func position(_ offset: Int) -> AbsolutePosition {
        literal.contentPosition?.advanced(by: offset) ?? literal.positionAfterSkippingLeadingTrivia
    }

    private func replacing(_ range: Range<Int>, with text: String) -> FixIt.Change {
        if let start = literal.contentPosition {
            return TextEdit.replace(
                start.advanced(by: range.lowerBound)..<start.advanced(by: range.upperBound), in: literal, with: text)
        }
        var bytes = Array(path.utf8)
        bytes.replaceSubrange(range, with: text.utf8)
        return TextEdit.replace(literal, with: StringLiterals.source(of: String(decoding: bytes, as: UTF8.self)))
    }
}
