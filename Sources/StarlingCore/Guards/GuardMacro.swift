/// Makes a function a guard: it throws when a request may not pass.
///
/// ```swift
/// @Guard func owner(id: Int, user: User, books: BookStore) async throws {
///     guard try await books.owner(of: id) == user.id else { throw HTTPError.forbidden() }
/// }
///
/// extension [any Guard] { static var ownerOnly: Self { [$owner] } }
///
/// @Delete("/books/{id}", guards: .ownerOnly) func remove(id: Int) async throws { … }
/// ```
/// The macro makes `$owner`. The function may take whatever a handler may, but for the body, which has not been read yet.
///
/// A synchronous function says `blocking: false` or `blocking: true`, as a handler does.
/// - Parameter blocking: Whether a synchronous function blocks its thread; a literal.
@attached(peer, names: prefixed(`$`))
public macro Guard(blocking: Bool? = nil) = #externalMacro(module: "StarlingMacros", type: "GuardMacro")
