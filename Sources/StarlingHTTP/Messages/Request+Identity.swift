/// Who makes a request, and by what that is known. Whatever authenticates sets it.
///
/// ```swift
/// struct Bearer: Middleware {
///     func respond(to request: Request, next: Next) async throws -> Response {
///         request.identity = Identity(user: try await users.user(of: request.headers[.authorization]))
///         return try await next(request)
///     }
/// }
///
/// @Get("/me")
/// func me(request: Request) async throws -> User { try request.user() }
/// ```
public struct Identity: Sendable {
    /// Who makes it.
    public let user: any Sendable
    /// By what that is known: a token, a session; nil where that is nobody's business.
    public let auth: (any Sendable)?

    /// Names somebody.
    public init(user: any Sendable, auth: (any Sendable)? = nil) {
        self.user = user
        self.auth = auth
    }
}

extension Request {
    /// Who makes the request; nil while nobody has said. Copies of a request share it.
    public var identity: Identity? {
        get { state[.identity] }
        nonmutating set { state[.identity] = newValue }
    }

    /// Who makes the request.
    /// - Throws: ``HTTPError`` with status 401 when nobody has said, or it is none of that type.
    public func user<User: Sendable>(as type: User.Type = User.self) throws(HTTPError) -> User {
        guard let user = identity?.user as? User else { throw .unauthorized() }
        return user
    }

    /// By what is known who makes the request; nil when nobody has said, or it is none of that type.
    public func auth<Auth: Sendable>(as type: Auth.Type = Auth.self) -> Auth? { identity?.auth as? Auth }
}

extension StateKey<Identity> {
    fileprivate static var identity: Self { Self("starling.identity") }
}
