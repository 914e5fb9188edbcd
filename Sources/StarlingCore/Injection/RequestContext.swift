import NIOCore
public import StarlingHTTP
import StarlingModel
import Synchronization

/// One request on its way through one route: its values, and the faults that were found in it.
///
/// Guards, middleware and hooks get it beside the request; it resolves what the layers around the handler provide:
///
/// ```swift
/// struct Audit: Middleware {
///     func respond(to request: Request, next: Next) async throws -> Response {
///         let log = try await next.context.resolve($auditLog)
///         …
///     }
/// }
/// ```
public final class RequestContext: Sendable {
    private struct Progress {
        var faults: [Fault] = []
        /// What makes all else pointless, such as a body that is too large.
        var fatal: (any Error)?
        var values: ScopedValues?
        /// The body, where more than one argument takes it.
        var body: ByteBuffer?
        var isProvided = false
    }

    /// The request as it came to whoever has this context.
    public let request: Request
    let path: RoutedPath
    let captures: PathCaptures
    let bindings: RouteBindings
    private let progress: Mutex<Progress>

    init(request: Request, path: RoutedPath, captures: PathCaptures, bindings: RouteBindings) {
        self.request = request
        self.path = path
        self.captures = captures
        self.bindings = bindings
        progress = Mutex(Progress())
    }

    private init(_ request: Request, of other: RequestContext) {
        self.request = request
        path = other.path
        captures = other.captures
        bindings = other.bindings
        var start = Progress()
        start.values = other.values
        progress = Mutex(start)
    }

    /// The same context for a request that a middleware has changed.
    func with(_ request: Request) -> RequestContext {
        request.isSame(as: self.request) ? self : RequestContext(request, of: self)
    }

    /// The route; nil when no route matched, and outside requests.
    public var route: RouteDescription? { bindings.route }

    /// What the application's requests share.
    public var applicationState: State { bindings.application.state }

    /// The request with the variables of its path in it.
    var requestWithPath: Request {
        var request = request
        request.body = limitedBody
        if !bindings.variables.isEmpty {
            request.pathParameters = PathParameters(names: bindings.variables, path: path, captures: captures)
        }
        return request
    }

    /// Called by generated code: runs `work` on a thread that may block.
    public nonisolated(nonsending) func blocking<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await request.connection.blocking.run(work)
    }

    // MARK: Faults

    /// Called by generated code: what to throw when an argument could not be read.
    public func failure() -> any Error { progress.withLock { $0.fatal ?? ValidationError($0.faults.withoutRepetition) } }

    /// An error together with what else is wrong with the request.
    func completing(_ error: ValidationError, by checks: [@Sendable (RequestContext) async -> Void]) async -> ValidationError {
        for check in checks { await check(self) }
        return ValidationError((error.faults + progress.withLock { $0.faults }).withoutRepetition)
    }

    func add(_ fault: Fault, name: String, source: FaultSource) {
        var fault = fault.below(name)
        fault.source = source
        progress.withLock { $0.faults.append(fault) }
    }

    /// Notes what makes all else pointless.
    func fail(_ error: any Error) {
        progress.withLock { if $0.fatal == nil { $0.fatal = error } }
    }

    /// Whether anything was found wrong so far.
    var hasFailed: Bool { progress.withLock { $0.fatal != nil || !$0.faults.isEmpty } }

    /// Tries something, and takes back what it found wrong if it throws.
    func attempt(_ action: () async throws -> Void) async throws {
        let (count, fatal) = progress.withLock { ($0.faults.count, $0.fatal) }
        do {
            try await action()
        } catch {
            progress.withLock { progress in
                progress.faults.removeLast(max(0, progress.faults.count - count))
                progress.fatal = fatal
            }
            throw error
        }
    }

    // MARK: Body

    /// Refuses a body that says itself that it is too long; of one without a length it is found out while it is read.
    func checkBodyLength() throws {
        guard let limit = bindings.maxBodySize, let length = request.body.length, length > limit else { return }
        throw RequestBodyError.tooLarge(limit: limit)
    }

    private var limitedBody: RequestBody {
        guard let limit = bindings.maxBodySize else { return request.body }
        return request.body.limited(to: limit)
    }

    /// Reads the body within the route's limit; what goes wrong is kept for ``failure()``.
    nonisolated(nonsending) func readingBody<Value>(
        _ read: (RequestBody) async throws -> Value, failed: (ValidationError) -> ValidationError = { $0 }
    ) async -> Value? {
        do {
            return try await read(bindings.keepsBody ? keptBody() : limitedBody)
        } catch let error as ValidationError {
            progress.withLock { $0.faults += failed(error).faults }
        } catch {
            fail(error)
        }
        return nil
    }

    private nonisolated(nonsending) func keptBody() async throws -> RequestBody {
        if let known = progress.withLock({ $0.body }) { return RequestBody(known) }
        let body = try await limitedBody.collect(upTo: nil)
        progress.withLock { $0.body = body }
        return RequestBody(body)
    }

    // MARK: Provided values

    /// The values that were made so far.
    var values: ScopedValues {
        progress.withLock { progress in
            if let values = progress.values { return values }
            let values = ScopedValues(count: bindings.nodes.count)
            progress.values = values
            return values
        }
    }

    /// Finishes what was made; nil when there is nothing that could be finished.
    var finishers: Finishers? { progress.withLock { $0.values }?.finishers }

    /// Called by generated code: whether there are values to be made for the handler.
    public var isWaiting: Bool { !bindings.provision.isEmpty && !progress.withLock { $0.isProvided } }

    /// Called by generated code: makes the values that the handler takes.
    /// - Throws: What was found wrong so far, before anything is made; what a provider throws.
    public nonisolated(nonsending) func provide() async throws {
        try await provide(bindings.provision)
        progress.withLock { $0.isProvided = true }
    }

    func provide(_ provision: Provision) async throws {
        for check in provision.checks { await check(self) }
        if hasFailed { throw failure() }
        for level in provision.levels {
            if level.count == 1 {
                try await make(level[0])
            } else {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for chain in level { group.addImmediateTask { try await self.make(chain) } }
                    try await group.waitForAll()
                }
            }
        }
    }

    private func make(_ chain: [Int]) async throws {
        for number in chain {
            let cell = values.cell(number)
            if cell.ready == nil { _ = try await cell.value { try await bindings.nodes[number].make(self) } }
        }
    }

    /// The value of a provider, if it has been made.
    func provided(_ number: Int) -> (any ProvidedValue)? { values.cell(number).ready }

    /// The value of a provider, made now if it has not been: what a layer provides under its name here.
    /// - Throws: ``InjectionError``; what the provider throws; ``StarlingModel/ValidationError`` when it reads what the request has not.
    public func resolve<Value>(_ provider: Provider<Value>) async throws -> Value {
        try await resolve(provider.name, as: Value.self)
    }

    /// The value that is provided under a name, made now if it has not been.
    /// - Throws: ``InjectionError``; what the provider throws; ``StarlingModel/ValidationError`` when it reads what the request has not.
    public func resolve<Value: Sendable>(_ name: String, as type: Value.Type = Value.self) async throws -> Value {
        guard let number = bindings.numbers[name] else {
            if let faults = bindings.unwired[name] { throw InjectionError.notWired(faults) }
            throw InjectionError.unknownProvider(name)
        }
        let node = bindings.nodes[number]
        guard let read = node.provider.recipe.reader.reading(Value.self) else { throw InjectionError.wrongType(TypeName.of(Value.self)) }
        if provided(number) == nil { try await provide(Provision([number], bindings.nodes)) }
        guard let box = provided(number), let value = read(box) else { throw InjectionError.wrongType(TypeName.of(Value.self)) }
        return value
    }
}
