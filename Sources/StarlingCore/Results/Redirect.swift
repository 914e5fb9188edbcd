import HTTPTypes
import StarlingHTTP
public import StarlingModel

/// An answer that leads the client to another URL.
///
/// ```swift
/// @Post("/books", status: .seeOther)
/// func create(data: Book) async -> Redirect { Redirect(to: $book(id: data.id)) }
///
/// @Get("/search")
/// func search(text: String) async -> Redirect { Redirect(to: "https://example.com/find").query("q", text) }
/// ```
/// The status is that of the redirect, else that of the attribute, else 302. Only the five of ``RedirectStatus`` lead anywhere.
public struct Redirect: Sendable, Hashable {
    private enum Target: Sendable, Hashable {
        case location(String)
        case route(RouteReference)
    }

    private let target: Target
    private var parameters: [RouteReference.Parameter] = []
    /// The status; nil for that of the route.
    public let status: RedirectStatus?

    /// Leads to a URL: an absolute one, or a path.
    ///
    /// What no URL may hold is percent-encoded; what is encoded already stays as it is. A location that comes from a client can lead
    /// anywhere: check it before.
    /// - Parameters:
    ///   - location: The URL.
    ///   - status: Default: that of the attribute, else 302.
    public init(to location: String, status: RedirectStatus? = nil) {
        target = .location(location)
        self.status = status
    }

    /// Leads to a route: `Redirect(to: $book(id: 5))`.
    /// - Parameters:
    ///   - route: The route. One that cannot be named is answered 500, see ``RouteReferenceError``.
    ///   - status: Default: that of the attribute, else 302.
    public init(to route: RouteReference, status: RedirectStatus? = nil) {
        target = .route(route)
        self.status = status
    }

    /// The same redirect with a further parameter in the query; nil adds none.
    public func query<Value: ParameterValue>(_ name: String, _ value: Value?) -> Redirect {
        adding(QueryText.of(name, value))
    }

    /// The same for an enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public func query<Value: RawRepresentable>(_ name: String, _ value: Value?) -> Redirect where Value.RawValue: ParameterValue {
        adding(QueryText.of(name, value))
    }

    /// The same redirect with a parameter that comes once for each value.
    public func query<Value: ParameterValue>(_ name: String, _ values: [Value]) -> Redirect {
        adding(QueryText.of(name, values))
    }

    private func adding(_ pairs: [(String, String)]) -> Redirect {
        var copy = self
        copy.parameters += pairs.map { RouteReference.Parameter(name: $0, value: $1) }
        return copy
    }

    /// The value of `Location`.
    fileprivate func location(in context: RequestContext) throws -> String {
        let url =
            switch target {
            case .location(let location): PercentCoding.encodeReference(location)
            case .route(let route): try context.url(for: route)
            }
        if parameters.isEmpty { return url }
        let pairs = parameters.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
        // The query stands before the fragment.
        let hash = url.firstIndex(of: "#") ?? url.endIndex
        let head = url[..<hash]
        let separator = !head.contains("?") ? "?" : head.hasSuffix("?") || head.hasSuffix("&") ? "" : "&"
        return head + separator + pairs + url[hash...]
    }
}

extension Redirect: EncodedResult {
    /// Called by generated code.
    public static var encoder: ResultEncoder<Redirect> {
        let form = ResultForm<Redirect>(media: nil, hasBody: false, bringsStatus: true, status: .found) { redirect, defaults, context in
            let status = redirect.status?.status ?? defaults.status
            // A reply around it may have said anything.
            guard RedirectStatus(rawValue: defaults.status.code) != nil else {
                throw HTTPError.internalServerError("A redirect cannot have status \(defaults.status.code)")
            }
            var headers = defaults.headers(for: status)
            headers[.location] = try redirect.location(in: context)
            return Response(status: status, headers: headers)
        }
        return ResultEncoder { route in
            if let status = route.status, RedirectStatus(rawValue: status.code) == nil {
                route.fault(.leadsNowhere, Redirect.self, ["status": "\(status.code)"])
            }
            return route.settle(form)
        }
    }
}
