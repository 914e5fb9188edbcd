/// Work that is done when the answer has been sent, and that the client does not wait for.
///
/// ```swift
/// @Post("/users")
/// func create(data: User) async throws -> Reply<User> {
///     Reply(data, background: [BackgroundTask { try await mailer.welcome(data) }])
/// }
/// ```
/// The tasks of an answer run one after the other, also when the client went away meanwhile. One that fails is logged and hinders no other.
/// At shutdown the application waits for them. Values of the request are finished by then; a task that needs provided values takes them
/// from a scope of its own: `BackgroundTask { scope in … }`.
public struct BackgroundTask: Sendable {
    /// What is done. The argument is the scope that whoever runs it has for it.
    package let run: @Sendable (any Sendable) async throws -> Void

    /// Work that needs nothing but what the closure has.
    public init(_ action: @escaping @Sendable () async throws -> Void) {
        run = { _ in try await action() }
    }

    /// Work that needs a scope.
    package init(within action: @escaping @Sendable (any Sendable) async throws -> Void) {
        run = action
    }
}
