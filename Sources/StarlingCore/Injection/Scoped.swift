public import HTTPTypes
public import StarlingHTTP

/// A provided value with something to be done when nobody needs it any more.
///
/// ```swift
/// @Provide func session(pool: Pool) async throws -> Scoped<Session> {
///     let session = try await pool.begin()
///     return Scoped(session, finish: .beforeResponse) { outcome in
///         if outcome.isSuccess { try await session.commit() } else { await session.rollback() }
///     }
/// }
/// ```
/// Finishing always happens, in the reverse order of making, also when an error was thrown, the client went away or the task was
/// cancelled: it runs in a task of its own, which is not cancelled.
public struct Scoped<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// When it is finished.
    public let phase: FinishPhase
    /// What is done then.
    public let finish: @Sendable (ScopeOutcome) async throws -> Void

    /// Gives a value an end.
    /// - Parameters:
    ///   - value: The value.
    ///   - finish: When it is finished.
    ///   - action: What is done then.
    public init(_ value: Value, finish: FinishPhase, _ action: @escaping @Sendable (ScopeOutcome) async throws -> Void) {
        self.value = value
        phase = finish
        self.finish = action
    }
}

/// What a provider returns for a value with an end: a ``Scoped``, or an optional one, which is a value that may be nil.
public protocol ScopedResult: Sendable {
    /// What arguments take.
    associatedtype Provided: Sendable
    /// The value.
    var provided: Provided { get }
    /// What is done when nobody needs it any more; nil when there is nothing to be done.
    var end: ScopedEnd? { get }
}

/// What is done with a provided value when nobody needs it any more.
public struct ScopedEnd: Sendable {
    /// When it is done.
    public let phase: FinishPhase
    /// What is done.
    public let finish: @Sendable (ScopeOutcome) async throws -> Void
}

extension Scoped: ScopedResult {
    /// The value.
    public var provided: Value { value }
    /// What is done.
    public var end: ScopedEnd? { ScopedEnd(phase: phase, finish: finish) }
}

extension Optional: ScopedResult where Wrapped: ScopedResult {
    /// The value, if there is one.
    public var provided: Wrapped.Provided? { self?.provided }
    /// What is done with it.
    public var end: ScopedEnd? { self.flatMap(\.end) }
}

/// When a provided value is finished.
public enum FinishPhase: Sendable, Hashable {
    /// Before any byte of the answer leaves. An error that finishing throws becomes the answer: a commit that fails is never followed by
    /// a 200.
    case beforeResponse
    /// When the body has been sent or dropped: for what a stream needs. An error is logged.
    case afterBody
}

/// How a request, or a scope outside any, ended: what finishing a value gets to know.
public struct ScopeOutcome: Sendable {
    /// The status of the answer; nil outside requests.
    public let status: HTTPResponse.Status?
    /// The error that ended it, also where it became an answer.
    public let error: (any Error)?
    /// How sending ended; nil before that, and outside requests.
    public let delivery: DeliveryOutcome?

    /// Whether there was no error and the status is below 400.
    public var isSuccess: Bool { error == nil && (status?.code ?? 200) < 400 }
}
