import HTTPTypes
import StarlingHTTP
import StarlingModel

/// What a version asks of a request. A version by path asks nothing: its routes have another path.
enum VersionCondition: Sendable, Hashable {
    /// A field of this name has this value; nil: there is none.
    case header(String, String?)
    /// `Accept` names this media type.
    case accepts(VersionedType)
    /// `Accept` takes whatever a default version of this family answers.
    case acceptsAny(VersionedType.Family)

    /// Whether it asks for a version by name.
    var isNamed: Bool {
        switch self {
        case .header(_, let value): value != nil
        case .accepts: true
        case .acceptsAny: false
        }
    }

    /// The field that it looks at, on which answers depend.
    var field: String {
        switch self {
        case .header(let name, _): name
        case .accepts, .acceptsAny: "accept"
        }
    }
}

/// A media type that names a version: `application/vnd.acme.v1+json`, `application/json; version=1`.
struct VersionedType: Sendable, Hashable, CustomStringConvertible {
    let type: String
    let subtype: String
    let parameters: [String: String]

    /// What versions have in common whose default answers the same requests.
    struct Family: Sendable, Hashable {
        let type: String
        /// The subtypes that name no version: `json` of `vnd.acme.v1+json`.
        let plain: Set<String>
        /// The parameters that would name one.
        let parameters: Set<String>
    }

    /// Nil for a text that is no media type.
    init?(_ text: String) {
        guard let range = MediaRange(text[...]), !range.type.contains("*"), !range.subtype.contains("*") else { return nil }
        type = range.type
        subtype = range.subtype
        parameters = range.parameters
    }

    var description: String {
        let pairs = parameters.map { "; \($0)=\($1)" }.sorted()
        return "\(type)/\(subtype)\(pairs.joined())"
    }

    var family: Family {
        var plain: Set<String> = []
        if !parameters.isEmpty { plain.insert(subtype) }
        if let suffix = subtype.split(separator: "+").dropFirst().last { plain.insert(String(suffix)) }
        return Family(type: type, plain: plain, parameters: Set(parameters.keys))
    }

    /// How much a client wants it; nil when it does not name it.
    func quality(in accepted: [MediaRange]) -> Double? {
        let naming = accepted.filter { range in
            range.type == type && range.subtype == subtype && parameters.allSatisfy { range.parameters[$0] == $1 }
        }
        return naming.map(\.quality).max().flatMap { $0 > 0 ? $0 : nil }
    }
}

extension VersionedType.Family {
    /// How much a client wants what its default answers; nil when it does not.
    func quality(in accepted: [MediaRange]?) -> Double? {
        guard let accepted else { return 1 }
        let fitting = accepted.filter { range in
            if range.type == "*" { return range.subtype == "*" }
            guard range.type == type, parameters.isDisjoint(with: range.parameters.keys) else { return false }
            return range.subtype == "*" || plain.contains(range.subtype)
        }
        return fitting.map(\.quality).max().flatMap { $0 > 0 ? $0 : nil }
    }
}

extension APIVersion {
    /// What it asks of requests that name it.
    /// - Throws: When it is none.
    func condition() throws(RoutePlaceError) -> VersionCondition? {
        func refuse(_ reason: String) -> RoutePlaceError {
            RoutePlaceError(.invalidVersion, ["version": "\(self)", "reason": reason])
        }
        switch place {
        case .path: return nil
        case .header(let field):
            if HTTPField.Name(field) == nil { throw refuse("no header field can be named `\(field)`") }
            if name.isEmpty { throw refuse("its value is empty, which is that of requests without a version") }
            return .header(field, name)
        case .mediaType:
            guard let type = VersionedType(name) else { throw refuse("it is no media type, such as `application/vnd.acme.v1+json`") }
            return .accepts(type)
        }
    }
}

extension VersionCondition {
    /// What it asks of requests that name no version, where it is the default.
    var unnamed: VersionCondition {
        switch self {
        case .header(let field, _): .header(field, nil)
        case .accepts(let type): .acceptsAny(type.family)
        case .acceptsAny: self
        }
    }
}
