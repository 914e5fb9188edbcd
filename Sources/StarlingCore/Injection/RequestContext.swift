public import StarlingHTTP
import StarlingModel

/// One request on its way through one route: what its binders read from, and where they put the faults they find.
///
/// It belongs to the request's task and is never shared.
public final class RequestContext {
    /// The request.
    public let request: Request
    let path: RoutedPath
    let captures: PathCaptures
    /// The names of the path's variables.
    private let variables: [String]
    /// How many bytes the body may have; nil for no limit.
    private let maxBodySize: Int?
    private var faults: [Fault] = []
    /// What makes all else pointless, such as a body that is too large.
    private var fatal: (any Error)?

    init(request: Request, path: RoutedPath, captures: PathCaptures, variables: [String], maxBodySize: Int?) {
        self.request = request
        self.path = path
        self.captures = captures
        self.variables = variables
        self.maxBodySize = maxBodySize
    }

    /// The request with the variables of its path in it.
    var requestWithPath: Request {
        var request = request
        request.body = limitedBody
        if !variables.isEmpty {
            request.pathParameters = PathParameters(names: variables, path: path, captures: captures)
        }
        return request
    }

    /// Called by generated code: what to throw when an argument could not be read.
    public func failure() -> any Error { fatal ?? ValidationError(faults) }

    /// Called by generated code: runs `work` on a thread that may block.
    public nonisolated(nonsending) func blocking<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await request.connection.blocking.run(work)
    }

    func add(_ fault: Fault, name: String, source: FaultSource) {
        var fault = fault.below(name)
        fault.source = source
        faults.append(fault)
    }

    private var limitedBody: RequestBody {
        guard let limit = maxBodySize else { return request.body }
        return request.body.limited(to: limit)
    }

    /// Reads the body within the route's limit; what goes wrong is kept for ``failure()``.
    nonisolated(nonsending) func readingBody<Value>(
        _ read: (RequestBody) async throws -> Value, failed: (ValidationError) -> ValidationError = { $0 }
    ) async -> Value? {
        do {
            return try await read(limitedBody)
        } catch let error as ValidationError {
            faults += failed(error).faults
        } catch {
            fail(error)
        }
        return nil
    }

    /// Notes what makes all else pointless.
    func fail(_ error: any Error) {
        if fatal == nil { fatal = error }
    }
}
