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
