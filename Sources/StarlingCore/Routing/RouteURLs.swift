import StarlingHTTP

/// Makes the URLs of an application's routes.
final class RouteURLs: Sendable {
    /// Where a handler is registered, or something is mounted.
    struct Place: Sendable {
        let path: PathPattern
        let host: HostPattern?
        /// The variables that must have values.
        let variables: [String]

        init(path: PathPattern, host: HostPattern?) {
            self.path = path
            self.host = host
            variables = path.variables.filter { $0 != RouteReference.rest }
        }

        /// A place for whatever is below a mount.
        static func mount(at path: PathPattern, host: HostPattern?) -> Place {
            Place(path: path.appending(PathPattern(segments: [.tail(RouteReference.rest)])), host: host)
        }
    }

    private let places: [SourceLocation: [Place]]

    /// - Parameter places: The places of each handler, in the order of registration.
    init(_ places: [SourceLocation: [Place]]) {
        self.places = places
    }

    /// Where a reference leads.
    ///
    /// A handler that is registered at several places is taken at the one that takes the most of the values, and of those at the one that
    /// holds for the current host.
    func target(of reference: RouteReference, from current: HostName?) throws(RouteReferenceError) -> RouteTarget {
        let candidates = places[reference.handler] ?? []
        guard let first = candidates.first else { throw .unknownHandler(reference.handler) }
        let fitting = candidates.filter { $0.variables.allSatisfy { reference.values[$0] != nil } }
        let most = fitting.map(\.variables.count).max()
        let best = fitting.filter { $0.variables.count == most }
        let host = reference.host.flatMap { HostName($0) } ?? current
        let here = best.first { place in host.map { place.host?.matches($0) ?? true } ?? true }
        let place = here ?? best.first ?? first
        for name in reference.values.keys.sorted() where !place.path.variables.contains(name) {
            throw .unknownVariable(variable: name, path: place.path.description)
        }
        return RouteTarget(
            path: try Self.path(of: place, reference), query: reference.queryText, hosts: place.host, chosen: reference.host,
            pattern: place.path)
    }

    private static func path(of place: Place, _ reference: RouteReference) throws(RouteReferenceError) -> String {
        var path = ""
        for segment in place.path.segments {
            switch segment {
            case .literal(let text):
                path += "/" + PathText.literal(text)
            case .variable(let name):
                path += "/" + PercentCoding.encode(try value(of: name, place, reference))
            case .tail(RouteReference.rest):
                path += try tail(reference.values[RouteReference.rest] ?? "", RouteReference.rest, place)
            case .tail(let name):
                path += try tail(value(of: name, place, reference), name, place)
            }
        }
        return path
    }

    private static func value(
        of name: String, _ place: Place, _ reference: RouteReference
    ) throws(RouteReferenceError) -> String {
        // An empty value would leave the segment out, and the URL would name another route.
        guard let value = reference.values[name], !value.isEmpty, value != "/" || !place.path.hasTail(name) else {
            throw .missingValue(variable: name, path: place.path.description)
        }
        if value == "." || value == ".." { throw .unfitValue(variable: name, value: value, path: place.path.description) }
        return value
    }

    private static func tail(_ value: String, _ name: String, _ place: Place) throws(RouteReferenceError) -> String {
        if value.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) {
            throw .unfitValue(variable: name.isEmpty ? "..." : name, value: value, path: place.path.description)
        }
        let text = PercentCoding.encode(value, keepingSlashes: true)
        return text.isEmpty || text.hasPrefix("/") ? text : "/" + text
    }
}
