/// How far a test's requests travel.
public struct TestTransport: Sendable, Hashable, CustomStringConvertible {
    /// The transport's name.
    public let description: String

    /// Straight to the application: no socket, no bytes. The fastest.
    public static let application = TestTransport(description: "application")
    /// Over a socket to a live server on a free port, with a plain client that adds nothing of its own.
    public static let socket = TestTransport(description: "socket")
    /// Over a socket with a real HTTP client (async-http-client): keep-alive, connection pool and all.
    public static let httpClient = TestTransport(description: "httpClient")

    /// All of them: `@Test(arguments: TestTransport.all)` runs a test three ways.
    public static let all: [TestTransport] = [.application, .socket, .httpClient]
}
