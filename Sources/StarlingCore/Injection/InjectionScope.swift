public import StarlingHTTP

/// A scope outside any request, in which provided values are made: for commands, jobs, background tasks and tests.
///
/// ```swift
/// try await application.withScope { scope in
///     let users = try await scope.resolve($users)
///     try await users.importAll()
/// }
/// ```
/// A value is made when it is first asked for, once in each scope unless its ``ProviderScope`` says otherwise, and finished when the scope
/// ends. The providers of all layers are there; of two with one name, that which was registered first, outer layers before those within.
/// One that reads from requests cannot be resolved.
public struct InjectionScope: Sendable {
    let context: RequestContext

    init(_ context: RequestContext) {
        self.context = context
    }

    /// What all requests of the application share.
    public var state: State { context.applicationState }

    /// The value of a provider.
    /// - Throws: ``InjectionError``; what the provider throws.
    public func resolve<Value>(_ provider: Provider<Value>) async throws -> Value { try await context.resolve(provider) }

    /// The value of a provider whose value has an end.
    /// - Throws: ``InjectionError``; what the provider throws.
    public func resolve<Value: ScopedResult>(_ provider: Provider<Value>) async throws -> Value.Provided {
        try await context.resolve(provider)
    }

    /// The value that is provided under a name.
    /// - Throws: ``InjectionError``; what the provider throws.
    public func resolve<Value: Sendable>(_ name: String, as type: Value.Type = Value.self) async throws -> Value {
        try await context.resolve(name, as: type)
    }
}

extension BackgroundTask {
    /// Work that takes provided values from a scope of its own.
    public init(_ action: @escaping @Sendable (InjectionScope) async throws -> Void) {
        self.init(within: { scope in
            // Whoever runs background tasks is the application, which has a scope for them.
            guard let scope = scope as? InjectionScope else { return }
            try await action(scope)
        })
    }
}
