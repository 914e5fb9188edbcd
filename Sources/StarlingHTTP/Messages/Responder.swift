/// The one door between a server and what answers its requests.
///
/// A server (or a test client) stands on one side and knows no routes; an application stands on the other and knows no sockets.
///
/// ```swift
/// struct Teapot: Responder {
///     func respond(to request: Request) async -> Response { Response(status: .init(code: 418)) }
/// }
/// ```
public protocol Responder: Sendable {
    /// Answers one request. Errors become answers here: whoever calls has nobody to report them to.
    ///
    /// The task is cancelled when the client goes away or the connection breaks.
    func respond(to request: Request) async -> Response
}
