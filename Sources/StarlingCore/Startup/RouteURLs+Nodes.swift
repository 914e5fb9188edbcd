import Synchronization

extension RouteURLs {
    /// The URLs of an application with everything below it. What cannot stand where it is has none: start-up tells why.
    convenience init(_ root: RouteNode) {
        var places: [SourceLocation: [Place]] = [:]
        Self.add(root, below: RoutePlace(), to: &places)
        self.init(places)
    }

    private static func add(_ node: RouteNode, below outer: RoutePlace, to places: inout [SourceLocation: [Place]]) {
        switch node.kind {
        case .handler(let handler):
            guard let place = try? outer.entering(handler.path) else { return }
            places[handler.id, default: []].append(Place(path: place.path, host: place.host))
        case .group(let path, _, _, let children, let host, let version):
            guard let place = try? outer.entering(path, host: host, version: version) else { return }
            for child in children { add(child, below: place, to: &places) }
        case .mount(let mount):
            guard let place = try? outer.entering(mount.path) else { return }
            places[mount.location, default: []].append(.mount(at: place.path, host: place.host))
            if case .application(let application) = mount.content { add(application.rootNode, below: place.forMounted, to: &places) }
        }
    }
}

/// The URLs of an application, made when somebody asks for the first of them.
final class LazyRouteURLs: Sendable {
    private let made = AtomicLazyReference<RouteURLs>()

    /// The URLs.
    /// - Parameter root: Everything that the application has.
    func urls(of root: @autoclosure () -> RouteNode) -> RouteURLs {
        made.load() ?? made.storeIfNil(RouteURLs(root()))
    }
}
