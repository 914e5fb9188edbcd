import StarlingHTTP
public import StarlingModel

/// Names a route together with the values of its variables and of its query: what `$user(id: 5)` gives.
///
/// ```swift
/// let page = $books(page: 2).query("sort", "title").with("team", 7)
/// let url = try context.url(for: page)                        // /teams/7/books?page=2&sort=title
/// ```
public struct RouteReference: Sendable, Hashable {
    /// A parameter of the query.
    struct Parameter: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// The name of what comes behind a mount's path.
    static let rest = ""

    /// The handler's place in the source, or that of a mount.
    public let handler: SourceLocation
    /// The values of variables, as text.
    public private(set) var values: [String: String]
    /// The host that was chosen; nil leaves it to the route.
    public private(set) var host: String?
    /// The parameters of the query, in order.
    private(set) var parameters: [Parameter]

    /// Called by generated code.
    public init(_ handler: SourceLocation, _ values: [(String, String)] = [], query: [[(String, String)]] = []) {
        self.handler = handler
        self.values = Dictionary(values) { _, last in last }
        parameters = query.joined().map { Parameter(name: $0, value: $1) }
    }

    /// The same route with the value of a further variable: one that stands in the path of a router or controller.
    public func with(_ variable: String, _ value: some ParameterValue) -> RouteReference {
        var copy = self
        copy.values[variable] = value.parameterText
        return copy
    }

    /// The same for an enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public func with<Value: RawRepresentable>(_ variable: String, _ value: Value) -> RouteReference
    where Value.RawValue: ParameterValue {
        with(variable, value.rawValue)
    }

    /// The same route with a further parameter in its query; nil adds none.
    public func query<Value: ParameterValue>(_ name: String, _ value: Value?) -> RouteReference {
        adding(QueryText.of(name, value))
    }

    /// The same for an enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public func query<Value: RawRepresentable>(_ name: String, _ value: Value?) -> RouteReference where Value.RawValue: ParameterValue {
        adding(QueryText.of(name, value))
    }

    /// The same route with a parameter that comes once for each value.
    public func query<Value: ParameterValue>(_ name: String, _ values: [Value]) -> RouteReference {
        adding(QueryText.of(name, values))
    }

    private func adding(_ pairs: [(String, String)]) -> RouteReference {
        var copy = self
        copy.parameters += pairs.map { Parameter(name: $0, value: $1) }
        return copy
    }

    /// The same route at one of its hosts: needed where those are a pattern, such as `*.example.com`, and the request came to none of them.
    public func host(_ host: String) -> RouteReference {
        var copy = self
        copy.host = host
        return copy
    }

    /// The query with its question mark, percent-encoded; empty without parameters.
    var queryText: String {
        if parameters.isEmpty { return "" }
        return "?" + parameters.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
    }
}
