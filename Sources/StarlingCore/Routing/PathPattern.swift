import StarlingModel

/// A path with variables: `/users/{id}/files/{path...}`.
public struct PathPattern: Sendable, Hashable, CustomStringConvertible {
    /// A part between two slashes.
    package enum Segment: Sendable, Hashable {
        case literal(String)
        /// `{name}`: one whole segment, never empty.
        case variable(String)
        /// `{name...}`: everything that is left, with its leading slash; never empty.
        case tail(String)
    }

    package let segments: [Segment]

    /// The root.
    package static let root = PathPattern(segments: [])

    package init(segments: [Segment]) {
        self.segments = segments
    }

    /// Reads a pattern. A slash at the end and a missing one at the front make no difference.
    /// - Throws: ``FaultCode/invalidPath`` as a `Fault`-carrying error.
    package init(parsing text: String) throws(PathPatternError) {
        var segments: [Segment] = []
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.first?.isEmpty == true { parts.removeFirst() }
        if parts.last?.isEmpty == true { parts.removeLast() }
        var names: Set<String> = []
        for (index, part) in parts.enumerated() {
            let segment = try Self.segment(part, of: text)
            switch segment {
            case .literal: break
            case .variable(let name), .tail(let name):
                guard names.insert(name).inserted else { throw PathPatternError(text, "`{\(name)}` stands twice in it") }
            }
            if case .tail(let name) = segment, index != parts.count - 1 {
                throw PathPatternError(text, "`{\(name)...}` takes everything that is left, so it must be the last part")
            }
            segments.append(segment)
        }
        self.segments = segments
    }

    private static func segment(_ part: Substring, of text: String) throws(PathPatternError) -> Segment {
        if part.isEmpty { throw PathPatternError(text, "it has two slashes in a row") }
        guard part.contains("{") || part.contains("}") else { return .literal(String(part)) }
        guard part.hasPrefix("{"), part.hasSuffix("}"), !part.dropFirst().dropLast().contains(where: { $0 == "{" || $0 == "}" })
        else {
            throw PathPatternError(text, "a variable must be a whole part between two slashes, such as `{id}`; `\(part)` is not")
        }
        var name = part.dropFirst().dropLast()
        let isTail = name.hasSuffix("...")
        if isTail { name = name.dropLast(3) }
        guard let first = name.first, first.isLetter || first == "_", name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        else { throw PathPatternError(text, "`\(part)` needs the name of an argument between its braces") }
        return isTail ? .tail(String(name)) : .variable(String(name))
    }

    /// The variables in the order of the path.
    package var variables: [String] {
        segments.compactMap { segment in
            switch segment {
            case .literal: nil
            case .variable(let name), .tail(let name): name
            }
        }
    }

    /// Whether the pattern ends in a tail of that name.
    func hasTail(_ name: String) -> Bool { segments.last == .tail(name) }

    /// The pattern with another one behind it.
    package func appending(_ other: PathPattern) -> PathPattern { PathPattern(segments: segments + other.segments) }

    /// The pattern as it is written: `/users/{id}`.
    public var description: String {
        if segments.isEmpty { return "/" }
        return segments.map { segment in
            switch segment {
            case .literal(let text): "/" + text
            case .variable(let name): "/{\(name)}"
            case .tail(let name): "/{\(name)...}"
            }
        }.joined()
    }
}

/// Why a text is no path.
package struct PathPatternError: Error, Sendable {
    package let path: String
    package let reason: String

    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    var fault: Fault { Fault(.invalidPath, ["path": path, "reason": reason]) }
}
