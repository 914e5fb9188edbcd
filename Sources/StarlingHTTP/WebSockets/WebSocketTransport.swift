/// The engine's side of a ``WebSocket``. Whoever serves requests implements it; handlers use ``WebSocket``.
public protocol WebSocketTransport: AnyObject, Sendable {
    /// What the other side closed with; nil as long as it has not.
    var peerClose: WebSocketClose? { get }

    /// The next message; nil once the WebSocket has been closed. Pings are answered by the engine.
    /// - Throws: ``WebSocketError``; `CancellationError` when the task is cancelled while it waits.
    func receive() async throws -> WebSocketMessage?

    /// Sends a message, and waits while the other side cannot take more.
    /// - Throws: ``WebSocketError``; `CancellationError` when the task is cancelled while it waits: the message is sent nevertheless.
    func send(_ message: WebSocketMessage) async throws

    /// Sends a ping.
    /// - Throws: ``WebSocketError``.
    func ping(_ payload: [UInt8]) async throws

    /// Says the last word. The engine waits for that of the other side. Nothing happens where one has been said.
    /// - Throws: ``WebSocketError/unsendableCode(_:)``.
    func close(_ close: WebSocketClose) async throws
}
