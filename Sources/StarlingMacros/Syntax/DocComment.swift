import SwiftSyntax

/// The text of doc comments.
enum DocComment {
    /// The documentation in the trivia before a declaration: its last run of `///` lines or its last `/** */` block.
    static func text(in trivia: Trivia) -> String? {
        var lines: [String] = []
        var newlines = 0
        for piece in trivia {
            switch piece {
            case .docLineComment(let text):
                if newlines > 1 { lines = [] }
                lines.append(line(text))
                newlines = 0
            case .docBlockComment(let text):
                lines = block(text)
                newlines = 2
            case .lineComment, .blockComment:
                // A remark for the developers ends the run; what stood above it counts unless more follows.
                newlines = 2
            case .newlines(let count), .carriageReturns(let count), .carriageReturnLineFeeds(let count):
                newlines += count
            default: break
            }
        }
        let text = joined(lines)
        return text.isEmpty ? nil : text
    }

    private static func line(_ comment: String) -> String {
        let text = comment.dropFirst(3)
        return trimmedEnd(text.first == " " ? text.dropFirst() : text)
    }

    private static func block(_ comment: String) -> [String] {
        let inner = comment.dropFirst(3).dropLast(comment.hasSuffix("*/") ? 2 : 0)
        var lines = inner.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { trimmedEnd($0) }
        let rest = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
        let starred = !rest.isEmpty && rest.allSatisfy { $0.drop(while: \.isWhitespace).hasPrefix("*") }
        let indentation = starred ? 0 : rest.map { $0.prefix(while: \.isWhitespace).count }.min() ?? 0
        for index in lines.indices {
            var text = Substring(lines[index])
            if index == 0 {
                text = text.drop(while: \.isWhitespace)
            } else if starred {
                text = text.drop(while: \.isWhitespace).dropFirst()
                if text.first == " " { text = text.dropFirst() }
            } else {
                text = text.dropFirst(min(indentation, text.prefix(while: \.isWhitespace).count))
            }
            lines[index] = String(text)
        }
        return lines
    }

    private static func joined(_ lines: [String]) -> String {
        let start = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? lines.endIndex
        return start < end ? lines[start..<end].joined(separator: "\n") : ""
    }

    private static func trimmedEnd(_ text: Substring) -> String {
        var text = text
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
