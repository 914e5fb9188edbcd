import HTTPTypes
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
        var scope: RequestScope?
        /// The body, where more than one argument takes it.
        var body: ByteBuffer?
        var isProvided = false
        /// Whether there is an answer.
        var isAnswered = false
    }

    /// The request as it came to whoever has this context.
    public let request: Request
    let path: RoutedPath
    let captures: PathCaptures
    let bindings: RouteBindings
    private let progress: Mutex<Progress>
    /// Whether the handler has been called.
    private let hasBegun = Atomic(false)

    init(request: Request, path: RoutedPath, captures: PathCaptures, bindings: RouteBindings) {
        // Copying a request costs: for the handler alone, what it needs is added when it asks.
        self.request = bindings.onlookers.areThere ? Self.complete(request, path, captures, bindings) : request
        self.path = path
        self.captures = captures
        self.bindings = bindings
        progress = Mutex(Progress())
    }

    /// The request with the variables of its path, and with a body that ends at the limit.
    private static func complete(_ request: Request, _ path: RoutedPath, _ captures: PathCaptures, _ bindings: RouteBindings) -> Request {
        var request = request
        if let limit = bindings.maxBodySize, request.bodyLength != 0 { request.body = request.body.limited(byLayersTo: limit) }
        // A mounted application does not know the variables of the path that it is below.
        if !bindings.variables.isEmpty || request.mount != nil {
            request.pathParameters = PathParameters(names: bindings.variables, path: path, captures: captures)
        }
        return request
    }

    /// The context of a scope outside any request.
    init(detached bindings: RouteBindings, payload: (any Sendable)? = nil) {
        request = Self.noRequest
        path = RoutedPath(target: "/", length: 0)
        captures = PathCaptures()
        self.bindings = bindings
        var progress = Progress()
        progress.scope = RequestScope(count: bindings.nodes.count, isOver: true, payload: payload)
        self.progress = Mutex(progress)
    }

    /// Stands where there is none: nothing that runs outside requests can take it.
    private static let noRequest = Request(method: .get, target: "/")

    private init(_ request: Request, of other: RequestContext) {
        self.request = request
        path = other.path
        captures = other.captures
        bindings = other.bindings
        var start = Progress()
        start.scope = other.scope
        progress = Mutex(start)
    }

    /// The same context for a request that a middleware has changed.
    func with(_ request: Request) -> RequestContext {
        request.isSame(as: self.request) ? self : RequestContext(request, of: self)
    }

    /// The context in which the handler answers a request. A second time, for a middleware that tries again, nothing is left of the first.
    func beginning(_ request: Request) -> RequestContext {
        guard bindings.onlookers.hasMiddleware else { return self }
        guard hasBegun.exchange(true, ordering: .relaxed) else { return with(request) }
        scope.restart()
        return RequestContext(request, of: self)
    }

    /// The route; nil when no route matched, and outside requests.
    public var route: RouteDescription? { bindings.route }

    /// What the application's requests share.
    public var applicationState: State { bindings.application.state }

    /// Whether there is no request.
    var isDetached: Bool { bindings.isDetached }

    /// The request with the variables of its path in it.
    var requestWithPath: Request {
        var request = Self.complete(request, path, captures, bindings)
        request.owner = bindings
        return request
    }

    /// Called by generated code: runs `work` on a thread that may block.
    public func blocking<Result: Sendable>(
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
        guard let limit = bindings.maxBodySize, let length = request.bodyLength, length > limit else { return }
        throw RequestBodyError.tooLarge(limit: limit)
    }

    private var limitedBody: RequestBody {
        guard let limit = bindings.maxBodySize else { return request.body }
        return request.body.limited(byLayersTo: limit)
    }

    /// Reads the body within the route's limit; what goes wrong is kept for ``failure()``.
    func readingBody<Value>(
        _ read: (RequestBody) async throws -> Value, failed: (ValidationError) -> ValidationError = { $0 }
    ) async -> Value? {
        do {
            // The stream as it came is for those who know what to do with it.
            if Value.self != RequestBody.self { try request.checkContentCoding() }
            return try await read(bindings.keepsBody ? keptBody() : limitedBody)
        } catch let error as ValidationError {
            progress.withLock { $0.faults += failed(error).faults }
        } catch {
            fail(error)
        }
        return nil
    }

    /// A place for the files of a form, which are removed when all is done for the request.
    func makeSpool() -> UploadSpool {
        let spool = UploadSpool(folder: bindings.forms.folder, blocking: request.connection.blocking)
        scope.keep(spool)
        return spool
    }

    private func keptBody() async throws -> RequestBody {
        if let known = progress.withLock({ $0.body }) { return RequestBody(known) }
        let body = try await limitedBody.collect(upTo: nil)
        progress.withLock { $0.body = body }
        return RequestBody(body)
    }

    // MARK: Provided values

    /// What was made and put off so far.
    var scope: RequestScope {
        progress.withLock { progress in
            if let scope = progress.scope { return scope }
            let scope = RequestScope(
                count: bindings.nodes.count, isOver: progress.isAnswered, hasEnded: progress.isAnswered)
            progress.scope = scope
            return scope
        }
    }

    /// The same; nil when there is nothing.
    var knownScope: RequestScope? { progress.withLock { $0.scope } }

    /// The same, when there is an answer.
    func scopeOfAnswer() -> RequestScope? {
        progress.withLock { progress in
            progress.isAnswered = true
            return progress.scope
        }
    }

    /// Called by generated code: whether there are values to be made for the handler.
    public var isWaiting: Bool { !bindings.provision.isEmpty && !progress.withLock { $0.isProvided } }

    /// Called by generated code: makes the values that the handler takes.
    /// - Throws: What was found wrong so far, before anything is made; what a provider throws.
    public func provide() async throws {
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

    /// The same for whoever may do without: then nothing of it is held against the request.
    func provideLater(_ provision: Provision) async throws {
        try await attempt { try await provide(provision) }
    }

    private func make(_ chain: [Int]) async throws {
        let scope = scope
        for number in chain {
            let cell = scope.cell(number)
            if cell.ready == nil { _ = try await cell.value { try await make(bindings.nodes[number], scope) } }
        }
    }

    /// Makes a value. Those of the application outlive the scope; of others that come too late, nobody would see to the end.
    private func make(_ node: ProviderNode, _ scope: RequestScope) async throws -> any ProvidedValue {
        if node.isOfApplication { return try await node.make(self) }
        if !scope.hasEnded {
            let value = try await node.make(self)
            if !scope.hasEnded { return value }
        }
        let error = InjectionError.tooLate(node.provider.name)
        _ = await scope.finishers.finish([.beforeResponse, .afterBody], ScopeOutcome(status: nil, error: error, delivery: nil))
        throw error
    }

    /// The value of a provider, if it has been made.
    @usableFromInline
    func provided(_ number: Int) -> (any ProvidedValue)? { scope.cell(number).ready }

    /// The value of a provider, made now if it has not been: what a layer provides under its name here.
    /// - Throws: ``InjectionError``; what the provider throws; ``StarlingModel/ValidationError`` when it reads what the request has not.
    public func resolve<Value>(_ provider: Provider<Value>) async throws -> Value {
        try await resolve(provider.name, as: Value.self)
    }

    /// The value that is provided under a name, made now if it has not been. A transient one is made each time.
    /// - Throws: ``InjectionError``; what the provider throws; ``StarlingModel/ValidationError`` when it reads what the request has not.
    public func resolve<Value: Sendable>(_ name: String, as type: Value.Type = Value.self) async throws -> Value {
        guard let number = bindings.numbers[name] else {
            if let faults = bindings.unwired[name] { throw InjectionError.notWired(faults) }
            throw InjectionError.unknownProvider(name)
        }
        let node = bindings.nodes[number]
        guard let read = node.provider.recipe.reader.reading(Value.self) else {
            throw InjectionError.wrongType(name: name, provided: TypeName.of(node.provider.valueType), asked: TypeName.of(Value.self))
        }
        var box = provided(number)
        if node.provider.scope == .transient {
            try await provideLater(Provision(node.needs, bindings.nodes, checking: node.checks))
            box = try await make(node, scope)
        } else if box == nil {
            try await provideLater(Provision([number], bindings.nodes))
            box = provided(number)
        }
        guard let box, let value = read(box) else { throw InjectionError.unknownProvider(name) }
        return value
    }
}
