import HTTPTypes
import StarlingHTTP

extension DebugPage {
    /// What holds for the route, by whatever layer.
    var layersSection: Markup {
        guard let route = context.route else { return "" }
        var rows = [("Route", "\(route.method.rawValue) \(route.path)")]
        if !route.middleware.isEmpty { rows.append(("Middleware", route.middleware.joined(separator: " → "))) }
        if !route.guards.isEmpty { rows.append(("Guards", route.guards.joined(separator: " → "))) }
        let opt = route.opt.sorted { $0.key < $1.key }.map { ($0.key, DebugText.of($0.value)) }
        return section("Layers", "\(table(rows))\(table("Providers", providers))\(table("opt", opt))")
    }

    /// The providers that can be seen from the route, with the values that they have made for this request.
    private var providers: [(name: String, value: String)] {
        let nodes = context.bindings.nodes
        return nodes.indices.sorted { nodes[$0].provider.name < nodes[$1].provider.name }.map { number in
            let provider = nodes[number].provider
            let value = context.knownScope?.cell(number).ready.map { DebugText.of($0.content) } ?? "not made"
            return (provider.name, "\(TypeName.of(provider.valueType)) (\(provider.scope), \(provider.id)): \(value)")
        }
    }

    /// What the application and the request keep.
    var stateSection: Markup {
        let application = context.applicationState.entries.map { ($0.name, DebugText.of($0.value)) }
        let request = context.request.state.entries.map { ($0.name, DebugText.of($0.value)) }
        if application.isEmpty, request.isEmpty { return "" }
        return section("State", "\(table("Of the application", application))\(table("Of the request", request))")
    }
}
