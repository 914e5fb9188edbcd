/// Makes a value that handlers, guards and other providers take as an argument of its name.
///
/// The ``Provide(scope:exclusive:blocking:)`` macro makes providers of functions. Without a macro:
///
/// ```swift
/// Provider("db") { try await Database.open() }
/// Provider.value(pool, as: "pool")
/// ```
/// A provider runs when its value is first needed, and once for each request unless its ``ProviderScope`` says otherwise. Types are
/// checked at start-up: an argument takes the value of a provider with its name and its type, or with the type that it is an optional of.
public struct Provider<Value: Sendable>: DependencyProvider {
    /// The name that arguments ask by.
    public let name: String
    /// Where it stands in the source.
    public let id: SourceLocation
    /// What tells it apart from others.
    public let key: ProviderKey
    /// How long its value lives.
    public let scope: ProviderScope
    /// Whether its value is to be used by one task at a time.
    public let isExclusive: Bool
    /// The doc comment.
    public let documentation: String?
    /// What it takes.
    public let arguments: [ArgumentDescription]
    /// How the value is made.
    public let recipe: ProviderRecipe

    /// The type of the value.
    public let valueType: any (Any & Sendable).Type

    /// Called by generated code.
    public init<Result: Sendable>(
        id: SourceLocation, name: String, scope: ProviderScope = .request, exclusive: Bool = false, documentation: String? = nil,
        arguments: [ArgumentDescription], result: ProviderResult<Result, Value>,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Result
    ) {
        self.init(
            key: ProviderKey(name: name, id: id, type: ObjectIdentifier(Value.self)), scope: scope, exclusive: exclusive,
            documentation: documentation, arguments: arguments, result: result, prepare: prepare)
    }

    fileprivate init<Result: Sendable, Provided: Sendable>(
        key: ProviderKey, scope: ProviderScope, exclusive: Bool, documentation: String? = nil, arguments: [ArgumentDescription] = [],
        result: ProviderResult<Result, Provided>,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Result
    ) {
        self.key = key
        id = key.id
        name = key.name
        valueType = Provided.self
        self.scope = scope
        isExclusive = exclusive
        self.documentation = documentation
        self.arguments = arguments
        let box = result.box
        recipe = ProviderRecipe(
            prepare: { builder in
                let call = prepare(builder)
                return { context, finishers in box(try await call(context), finishers) }
            }, reader: BoxReader<Provided>())
    }

    /// Makes a provider of a closure.
    /// - Parameters:
    ///   - name: The name that arguments ask by.
    ///   - scope: How long the value lives. Default: as long as the request.
    ///   - exclusive: Whether the value is to be used by one task at a time. Default: no.
    ///   - make: Makes the value.
    @_disfavoredOverload
    public init(
        _ name: String, scope: ProviderScope = .request, exclusive: Bool = false, fileID: String = #fileID, line: Int = #line,
        column: Int = #column, _ make: @escaping @Sendable () async throws -> Value
    ) {
        let id = SourceLocation(fileID: fileID, line: line, column: column)
        self.init(
            key: ProviderKey(name: name, id: id, type: ObjectIdentifier(Value.self), instance: ProviderInstance()), scope: scope,
            exclusive: exclusive, result: ProviderResulting.plain(), prepare: { _ in { _ in try await make() } })
    }

    /// Makes a provider of a closure whose value has an end.
    /// - Parameters:
    ///   - name: The name that arguments ask by.
    ///   - scope: How long the value lives. Default: as long as the request.
    ///   - exclusive: Whether the value is to be used by one task at a time. Default: no.
    ///   - make: Makes the value.
    public init(
        _ name: String, scope: ProviderScope = .request, exclusive: Bool = false, fileID: String = #fileID, line: Int = #line,
        column: Int = #column, _ make: @escaping @Sendable () async throws -> Scoped<Value>
    ) {
        let id = SourceLocation(fileID: fileID, line: line, column: column)
        self.init(
            key: ProviderKey(name: name, id: id, type: ObjectIdentifier(Value.self), instance: ProviderInstance()), scope: scope,
            exclusive: exclusive, result: ProviderResulting.of(Scoped<Value>.self), prepare: { _ in { _ in try await make() } })
    }

    /// Provides a value that there is already. It lives as long as the application.
    /// - Parameters:
    ///   - value: The value.
    ///   - name: The name that arguments ask by.
    public static func value(
        _ value: Value, as name: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) -> Provider<Value> {
        Provider(name, scope: .application, fileID: fileID, line: line, column: column) { value }
    }

    /// The same provider with another value: for tests.
    /// - Parameter value: What is provided instead.
    @_disfavoredOverload
    public func replaced(by value: Value) -> ProviderOverride {
        let provider = Provider(
            key: key, scope: scope, exclusive: isExclusive, result: ProviderResulting.plain(Value.self),
            prepare: { _ in { _ in value } })
        return ProviderOverride(key: key, provider: provider)
    }
}

/// A provider whose function returns a ``Scoped`` by another name, which its macro cannot see.
extension Provider where Value: ScopedResult {
    /// Called by generated code.
    public init(
        id: SourceLocation, name: String, scope: ProviderScope = .request, exclusive: Bool = false, documentation: String? = nil,
        arguments: [ArgumentDescription], result: ProviderResult<Value, Value.Provided>,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Value
    ) {
        self.init(
            key: ProviderKey(name: name, id: id, type: ObjectIdentifier(Value.self)), scope: scope, exclusive: exclusive,
            documentation: documentation, arguments: arguments, result: result, prepare: prepare)
    }

    /// The same provider with another value: for tests.
    /// - Parameter value: What is provided instead.
    public func replaced(by value: Value.Provided) -> ProviderOverride {
        let provider = Provider<Value.Provided>(
            key: key, scope: scope, exclusive: isExclusive, result: ProviderResulting.plain(Value.Provided.self),
            prepare: { _ in { _ in value } })
        return ProviderOverride(key: key, provider: provider)
    }
}

extension RequestContext {
    /// The value of a provider whose function returns a ``Scoped`` by another name, made now if it has not been.
    /// - Throws: ``InjectionError``; what the provider throws; ``StarlingModel/ValidationError`` when it reads what the request has not.
    public func resolve<Value: ScopedResult>(_ provider: Provider<Value>) async throws -> Value.Provided {
        try await resolve(provider.name, as: Value.Provided.self)
    }
}

/// A provider that takes the place of another one.
public struct ProviderOverride: Sendable {
    let key: ProviderKey
    let provider: any DependencyProvider
}
