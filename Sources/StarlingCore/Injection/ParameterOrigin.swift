import StarlingHTTP
import StarlingModel

/// Where start-up found an argument.
enum ParameterOrigin: Sendable {
    /// The position of the variable in the path.
    case path(Int)
    case query
    case header
    case cookie
    /// Start-up has refused the argument; nothing is ever read.
    case refused
}

extension ParameterOrigin {
    /// The part of the request that faults name.
    var source: FaultSource {
        switch self {
        case .path: .path
        case .query, .refused: .query
        case .header: .header
        case .cookie: .cookie
        }
    }

    /// Where it is documented to come from; nil when nothing is read.
    var parameterSource: ParameterSource? {
        switch self {
        case .path: .path
        case .query: .query
        case .header: .header
        case .cookie: .cookie
        case .refused: nil
        }
    }

    /// Every text of a name, those between separators each by itself; nil when the name did not come.
    func texts(of name: String, in context: RequestContext, separator: Character?) -> [String]? {
        let texts = whole(name, context)
        if texts.isEmpty { return nil }
        guard let separator else { return texts }
        return texts.flatMap { parts(of: $0, between: separator) }
    }

    private func whole(_ name: String, _ context: RequestContext) -> [String] {
        switch self {
        case .query: return context.request.query.all(name)
        case .header:
            var texts: [String] = []
            context.request.headers.forEachValue(of: name) { texts.append(String(decoding: $0, as: UTF8.self)) }
            return texts
        case .cookie: return context.request.cookies.filter { $0.name == name }.map(\.value)
        case .path, .refused: return []
        }
    }

    /// An empty text has no parts. A field's list may have blanks around its elements, and empty ones, which do not count (RFC 9110,
    /// section 5.6.1).
    private func parts(of text: String, between separator: Character) -> [String] {
        if text.isEmpty { return [] }
        let isField = if case .header = self { true } else { false }
        let parts = text.utf8.split(separator: Array(separator.utf8), omittingEmptySubsequences: isField).map { Substring($0) }
        if !isField { return parts.map { String($0) } }
        return parts.map { String($0.trimmingBlanks) }.filter { !$0.isEmpty }
    }
}

extension Substring {
    /// The text without spaces and tabs around it.
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return start[...last]
    }
}
