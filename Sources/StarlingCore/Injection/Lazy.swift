/// A provided value that is made when it is asked for, so that a request that ends before acquires nothing.
///
/// ```swift
/// @Get("/reports/{id}")
/// func report(id: Int, db: Lazy<Database>) async throws -> Report {
///     guard let plan = Plans.known[id] else { throw HTTPError.notFound() }
///     return try await db.value.run(plan)
/// }
/// ```
public struct Lazy<Value: Sendable>: Sendable {
    private let make: @Sendable () async throws -> Value

    /// Delays a value.
    public init(_ make: @escaping @Sendable () async throws -> Value) {
        self.make = make
    }

    /// The value. It is made once for each request, whoever asks first.
    public var value: Value {
        get async throws { try await make() }
    }
}

/// A ``Lazy`` of whatever type.
protocol LazyType: Sendable {
    /// The type of the value.
    static var wrapped: any (Any & Sendable).Type { get }
    /// A value that is made by a provider; nil when the provider makes another type.
    static func delaying(_ provision: Provision, _ number: Int, _ reader: any ProvidedReader) -> (@Sendable (RequestContext) -> Self)?
}

extension Lazy: LazyType {
    static var wrapped: any (Any & Sendable).Type { Value.self }

    static func delaying(_ provision: Provision, _ number: Int, _ reader: any ProvidedReader) -> (@Sendable (RequestContext) -> Lazy)? {
        guard let read = reader.reading(Value.self) else { return nil }
        return { context in
            Lazy {
                try await context.provideLater(provision)
                guard let box = context.provided(number), let value = read(box) else {
                    throw InjectionError.unknownProvider(TypeName.of(Value.self))
                }
                return value
            }
        }
    }
}
