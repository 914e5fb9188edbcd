import HTTPTypes

extension Response {
    /// Makes an answer that turns the connection into a WebSocket.
    ///
    /// ```swift
    /// Response(webSocket: WebSocketOptions(subprotocols: ["chat"])) { socket in
    ///     try await socket.send("Welcome")
    ///     for try await message in socket { try await room.say(message) }
    /// }
    /// ```
    /// A request that does not ask for one properly is answered 400 or 426 instead, and the connection stays as it was.
    /// - Parameters:
    ///   - options: Subprotocols, limits, compression and times.
    ///   - headers: Fields of the answer, such as cookies. Default: none.
    ///   - run: What happens on the WebSocket, which is closed when this returns or throws. Its task is cancelled when the connection is
    ///     lost.
    public init(
        webSocket options: WebSocketOptions, headers: HeaderFields = HeaderFields(),
        _ run: @escaping @Sendable (WebSocket) async throws -> Void
    ) {
        self.init(status: .switchingProtocols, headers: headers, body: .upgrade(Upgrade(webSocket: options, run: run)))
    }
}
