import StarlingHTTP

/// An application as whoever mounts it sees it.
protocol MountableApplication: Sendable {
    /// Everything that it has.
    var rootNode: RouteNode { get }

    /// Checks the wiring and makes what answers requests.
    /// - Parameters:
    ///   - overrides: Providers that take the place of others.
    ///   - debug: Whether the outer one tells what happened.
    func makeMounted(overriding overrides: [ProviderOverride], debug: Bool) throws(StartupError) -> any MountedApplication
}

/// A checked application within another one, which runs its life cycle.
protocol MountedApplication: Responder {
    /// Its routes, as it knows them.
    var routes: [RouteDescription] { get }

    /// Finishes what lives as long as the application.
    func shutdown() async
}
