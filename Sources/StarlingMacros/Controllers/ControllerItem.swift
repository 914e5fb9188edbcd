import SwiftSyntax

/// A part of a controller's handler list.
indirect enum ControllerItem {
    /// A handler, as the expression that gives it.
    case handler(String, isDeprecated: Bool)
    /// The handler of a method by the method's name: it is given where its instance comes from.
    case method(String, isDeprecated: Bool)
    /// Handlers under `#if`: the condition is kept, because only the compiler knows whether it holds.
    case conditional([Clause])

    /// A clause of `#if`: its directive line and its handlers.
    struct Clause {
        let directive: String
        let items: [ControllerItem]
    }

    /// How many handlers are in it, whatever the conditions.
    var count: Int {
        switch self {
        case .handler, .method: 1
        case .conditional(let clauses): clauses.flatMap(\.items).reduce(0) { $0 + $1.count }
        }
    }

    /// Whether a deprecated handler is in it.
    var isDeprecated: Bool {
        switch self {
        case .handler(_, let isDeprecated), .method(_, let isDeprecated): isDeprecated
        case .conditional(let clauses): clauses.contains { $0.items.contains(where: \.isDeprecated) }
        }
    }
}
