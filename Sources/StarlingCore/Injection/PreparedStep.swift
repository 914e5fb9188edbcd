/// What runs for each request of one route before its handler.
// Concurrent, as the functions are that modules write by default: between two of one kind there is no change of executors.
public typealias PreparedStep = @concurrent @Sendable (RequestContext) async throws -> Void
