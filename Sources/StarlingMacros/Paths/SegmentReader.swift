/// Reads one segment of a path: a text, a variable `{name}` or the tail `{name...}`.
struct SegmentReader {
    let piece: PathPiece
    let isLast: Bool

    /// The segment's first fault; a variable without one is added to those before it.
    func fault(taking variables: inout [String]) -> SegmentFault? {
        let text = piece.text
        guard let open = text.firstIndex(of: "{") else { return plainFault() }
        if let stray = text[..<open].firstIndex(of: "}") { return strayBrace(at: stray) }
        guard let close = text[open...].firstIndex(of: "}") else {
            return SegmentFault(
                finding: .missingBrace, message: "`\(text[open...])` lacks its closing brace", offset: piece.offset(of: open),
                replacement: Identifiers.isValid(text[open...].dropFirst()) ? String(text) + "}" : nil)
        }
        let content = text[text.index(after: open)..<close]
        if let second = content.firstIndex(of: "{") {
            return SegmentFault(
                finding: .missingBrace,
                message: "a brace stands inside the variable `\(text[open...close])`; close the first one before it",
                offset: piece.offset(of: second))
        }
        let rest = text[text.index(after: close)...]
        if rest.first == "}" { return strayBrace(at: rest.startIndex) }
        guard open == text.startIndex, rest.isEmpty else {
            return SegmentFault(
                finding: .partialSegment,
                message:
                    "a variable fills its whole segment, unlike in `\(text)`; take the segment as one argument and split it in the handler",
                offset: piece.offset(of: open == text.startIndex ? rest.startIndex : text.startIndex))
        }
        return variableFault(content, taking: &variables)
    }

    private func variableFault(_ content: Substring, taking variables: inout [String]) -> SegmentFault? {
        let isTail = content.hasSuffix("...")
        let name = isTail ? content.dropLast(3) : content
        if name.allSatisfy(\.isWhitespace) {
            return SegmentFault(
                finding: .emptyVariable, message: "`{\(content)}` lacks the name of the argument it becomes", offset: piece.offset)
        }
        if let colon = name.firstIndex(of: ":") { return typedVariable(name, colon: colon) }
        guard Identifiers.isValid(name) else {
            return SegmentFault(
                finding: .variableName,
                message: "`\(name)` cannot be the name of an argument; use letters, digits and underscores",
                offset: piece.offset(of: name.startIndex))
        }
        guard !variables.contains(String(name)) else {
            return SegmentFault(
                finding: .repeatedVariable, message: "the path already has a variable `\(name)`",
                offset: piece.offset(of: name.startIndex))
        }
        variables.append(String(name))
        guard isTail, !isLast else { return nil }
        return SegmentFault(
            finding: .tailNotLast,
            message: "`{\(name)...}` takes all that is left of the path, so nothing can follow it", offset: piece.offset,
            replacement: "{\(name)}")
    }

    private func typedVariable(_ content: Substring, colon: Substring.Index) -> SegmentFault {
        let name = content[..<colon]
        let type = content[content.index(after: colon)...]
        let replacement = type == "path" && isLast ? "{\(name)...}" : "{\(name)}"
        return SegmentFault(
            finding: .typedVariable,
            message: "`{\(content)}` gives a type, but the type comes from the argument `\(name)`",
            offset: piece.offset(of: colon), replacement: Identifiers.isValid(name) ? replacement : nil)
    }

    private func strayBrace(at index: Substring.Index) -> SegmentFault {
        SegmentFault(
            finding: .strayBrace, message: "a brace in `\(piece.text)` closes nothing; a variable is written `{name}`",
            offset: piece.offset(of: index))
    }

    /// The faults of a segment without an opening brace: other frameworks' spellings of a variable.
    private func plainFault() -> SegmentFault? {
        let text = piece.text
        if let stray = text.firstIndex(of: "}") { return strayBrace(at: stray) }
        if let mark = text.firstIndex(where: { $0 == "?" || $0 == "#" }) {
            return SegmentFault(
                finding: .queryInPath,
                message: "a path ends before `\(text[mark])`; a query parameter is an argument of the function",
                offset: piece.offset(of: mark))
        }
        if text.hasPrefix("<"), text.hasSuffix(">") {
            let name = text.dropFirst().dropLast().split(separator: ":").last ?? ""
            return SegmentFault(
                finding: .angleVariable, message: "`\(text)` is no variable here; a variable is written `{name}`", offset: piece.offset,
                replacement: Identifiers.isValid(name) ? "{\(name)}" : nil)
        }
        if text.hasPrefix(":"), Identifiers.isValid(text.dropFirst()) {
            return SegmentFault(
                finding: .colonVariable,
                message: "`\(text)` is taken as it stands; a variable is written `{\(text.dropFirst())}`",
                offset: piece.offset, replacement: "{\(text.dropFirst())}", isWarning: true)
        }
        return nil
    }
}
