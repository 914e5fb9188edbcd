/// A result of one of two types.
///
/// ```swift
/// @Get("/jobs/{id}")
/// func job(id: Int) async throws -> OneOf<Report, WithStatus<202, Progress>> {
///     if let report = try await finished(id) { return OneOf(report) }
///     return OneOf(WithStatus(try await progress(of: id)))
/// }
/// ```
/// Each is sent as if it were the result alone, with the status of the handler unless it is a ``WithStatus``. The table of routes, and
/// what is made of it, lists all of them. There are ``OneOf3`` and ``OneOf4`` as well, and ``ResponseUnion`` for enumerations of yours.
public enum OneOf<First: Sendable, Second: Sendable>: Sendable {
    /// The first type.
    case first(First)
    /// The second type.
    case second(Second)

    /// A result of the first type.
    public init(_ value: First) { self = .first(value) }
    /// A result of the second type.
    public init(_ value: Second) { self = .second(value) }
}

extension OneOf: EncodedResult {
    /// Called by generated code.
    public static var encoder: ResultEncoder<OneOf<First, Second>> {
        let (first, second) = (ResultEncoding.dynamic(First.self), ResultEncoding.dynamic(Second.self))
        return ResultEncoder { route in
            let (first, second) = (first.settle(route), second.settle(route))
            return SettledResult(
                descriptions: first.descriptions + second.descriptions,
                encode: zip(first.encode, second.encode).map { first, second in
                    { result, status, context in
                        switch result {
                        case .first(let value): try first(value, status, context)
                        case .second(let value): try second(value, status, context)
                        }
                    }
                })
        }
    }
}

/// A result of one of three types. See ``OneOf``.
public enum OneOf3<First: Sendable, Second: Sendable, Third: Sendable>: ResponseUnion {
    /// The first type.
    case first(First)
    /// The second type.
    case second(Second)
    /// The third type.
    case third(Third)

    /// A result of the first type.
    public init(_ value: First) { self = .first(value) }
    /// A result of the second type.
    public init(_ value: Second) { self = .second(value) }
    /// A result of the third type.
    public init(_ value: Third) { self = .third(value) }

    /// The same in pairs.
    public var answer: OneOf<First, OneOf<Second, Third>> {
        switch self {
        case .first(let value): .first(value)
        case .second(let value): .second(.first(value))
        case .third(let value): .second(.second(value))
        }
    }
}

/// A result of one of four types. See ``OneOf``.
public enum OneOf4<First: Sendable, Second: Sendable, Third: Sendable, Fourth: Sendable>: ResponseUnion {
    /// The first type.
    case first(First)
    /// The second type.
    case second(Second)
    /// The third type.
    case third(Third)
    /// The fourth type.
    case fourth(Fourth)

    /// A result of the first type.
    public init(_ value: First) { self = .first(value) }
    /// A result of the second type.
    public init(_ value: Second) { self = .second(value) }
    /// A result of the third type.
    public init(_ value: Third) { self = .third(value) }
    /// A result of the fourth type.
    public init(_ value: Fourth) { self = .fourth(value) }

    /// The same in pairs.
    public var answer: OneOf<OneOf<First, Second>, OneOf<Third, Fourth>> {
        switch self {
        case .first(let value): .first(.first(value))
        case .second(let value): .first(.second(value))
        case .third(let value): .second(.first(value))
        case .fourth(let value): .second(.second(value))
        }
    }
}
