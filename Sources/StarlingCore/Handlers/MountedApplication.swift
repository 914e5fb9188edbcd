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
    /// What tells its providers apart.
    var providerKeys: Set<ProviderKey> { get }

    /// Its routes, as it knows them.
    var routes: [RouteDescription] { get }

    /// Runs its life cycle around something.
    func running<Result>(_ body: () async throws -> Result) async throws -> Result
}
