public import NIOCore

/// A connection over which both sides send messages whenever they like (RFC 6455).
///
/// It is a sequence of the messages that the client sends, and ends when either side has closed it:
///
/// ```swift
/// Response(webSocket: WebSocketOptions()) { socket in
///     for try await message in socket { try await socket.send(message) }
/// }
/// ```
/// Pings of the client are answered, and its last word too, whatever the handler is doing. When the handler returns the WebSocket is closed
/// with 1000; when it throws, with 1011 or with the ``WebSocketClose`` that it throws.
public struct WebSocket: Sendable {
    private let transport: any WebSocketTransport

    /// The subprotocol that was agreed on: one of ``WebSocketOptions/subprotocols``. Nil when the client named none of them.
    public let subprotocol: String?

    /// Makes the handler's side of a transport. Engines do that, and tests.
    public init(transport: any WebSocketTransport, subprotocol: String? = nil) {
        self.transport = transport
        self.subprotocol = subprotocol
    }

    /// What the client closed with; nil as long as it has not.
    public var peerClose: WebSocketClose? { transport.peerClose }

    /// The next message; nil once the WebSocket has been closed. One task at a time may wait for it.
    ///
    /// What the client sends in the meantime waits, up to `limits.readAhead` of the server; then the client is held back.
    /// - Throws: ``WebSocketError/connectionLost``, or ``WebSocketError/violation(_:)`` when the client broke a rule; `CancellationError`
    ///   when the task is cancelled while it waits.
    public func receive() async throws -> WebSocketMessage? { try await transport.receive() }

    /// Sends a message. It waits while the client cannot take more: that is how a slow client holds the handler back.
    ///
    /// Any number of tasks may send. Messages that are sent one after another without waiting in between leave together.
    /// - Throws: ``WebSocketError/closed`` when the WebSocket has been closed; `CancellationError` when the task is cancelled while it
    ///   waits: the message is sent nevertheless.
    public func send(_ message: WebSocketMessage) async throws { try await transport.send(message) }

    /// Sends a message of text.
    /// - Throws: As ``send(_:)-(WebSocketMessage)``.
    public func send(_ text: String) async throws { try await transport.send(.text(text)) }

    /// Sends a message of bytes.
    /// - Throws: As ``send(_:)-(WebSocketMessage)``.
    public func send(_ bytes: ByteBuffer) async throws { try await transport.send(.binary(bytes)) }

    /// Sends a message of bytes.
    /// - Throws: As ``send(_:)-(WebSocketMessage)``.
    public func send(_ bytes: some Sequence<UInt8>) async throws { try await transport.send(.binary(ByteBuffer(bytes: bytes))) }

    /// Sends a ping and does not wait for its answer. There is seldom a reason to: see ``WebSocketOptions/pingInterval``.
    /// - Parameter payload: At most 125 bytes that the client sends back. Default: none.
    /// - Throws: ``WebSocketError/closed``, ``WebSocketError/pingTooLong``.
    public func ping(_ payload: [UInt8] = []) async throws { try await transport.ping(payload) }

    /// Closes the WebSocket, unless it is closed already. What has been sent before still arrives.
    /// - Parameters:
    ///   - code: Why. Default: 1000.
    ///   - reason: The reason in words; what is beyond 123 bytes is cut off. Default: none.
    /// - Throws: ``WebSocketError/unsendableCode(_:)``.
    public func close(_ code: WebSocketCloseCode = .normalClosure, reason: String = "") async throws {
        try await transport.close(WebSocketClose(code, reason))
    }
}

extension WebSocket: AsyncSequence {
    /// Receives message by message.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let transport: any WebSocketTransport

        /// The next message, as ``WebSocket/receive()`` gives it.
        public mutating func next() async throws -> WebSocketMessage? { try await transport.receive() }

        /// The next message, as ``WebSocket/receive()`` gives it.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> WebSocketMessage? {
            try await transport.receive()
        }
    }

    /// Starts to receive. All iterators share what comes.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(transport: transport) }
}
