/// Whatever can be registered with an application or a router: a handler, a controller, a router, a mount.
public protocol RouteComponent: Sendable {
    /// The routes that it brings.
    nonisolated var routeNode: RouteNode { get }
}

/// The routes of a component, as start-up reads them.
public struct RouteNode: Sendable {
    indirect enum Kind: Sendable {
        case handler(Handler)
        case group(
            path: String, location: SourceLocation, options: LayerOptions, children: [RouteNode], host: String? = nil,
            version: APIVersion? = nil)
        case mount(Mount)
    }

    let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }
}
