import StarlingHTTP

/// Another part of a list, as a part names it (RFC 8288).
public struct PageLink: Sendable, Hashable {
    /// What it is to the part that names it.
    public enum Relation: String, Sendable, Hashable {
        /// The first one.
        case first
        /// The one before.
        case previous = "prev"
        /// The one behind.
        case next
        /// The last one.
        case last
    }

    /// What it is to the part that names it.
    public let relation: Relation
    /// The parameters of the query that differ; nil for one that is not there.
    public let parameters: [String: String?]

    /// Names a part.
    public init(_ relation: Relation, _ parameters: [String: String?]) {
        self.relation = relation
        self.parameters = parameters
    }

    /// The link as the header has it, seen from the URL of a request: with all other parameters of its query. It begins with the question
    /// mark, so that it is right behind every proxy.
    func headerValue(for query: QueryParameters) -> String {
        var pairs = query.filter { parameters[$0.name] == nil }.map { ($0.name, $0.value) }
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            if let value { pairs.append((name, value)) }
        }
        let text = pairs.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(separator: "&")
        return "<?\(text)>; rel=\"\(relation.rawValue)\""
    }
}

/// A part of a list that knows the others.
public protocol LinkedPage: Sendable {
    /// The other parts, as far as they are known.
    var links: [PageLink] { get }
}
