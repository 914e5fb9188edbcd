/// An answer that turns the connection over to another protocol (RFC 9110, section 7.8).
public struct Upgrade: Sendable {
    /// What the connection is turned over to.
    public enum Kind: Sendable {
        /// A protocol that the engine does not know: its bytes are handed through.
        case raw(@Sendable (UpgradedConnection) async throws -> Void)
        /// A WebSocket, which the engine speaks.
        case webSocket(WebSocketOptions, @Sendable (WebSocket) async throws -> Void)
    }

    /// The protocol's name as it stands in the `Upgrade` field, such as `websocket`.
    public var protocolName: String
    /// What runs on the connection; it is closed when this returns or throws.
    public var kind: Kind

    /// Describes an upgrade to a protocol that the engine does not know.
    public init(to protocolName: String, run: @escaping @Sendable (UpgradedConnection) async throws -> Void) {
        self.protocolName = protocolName
        kind = .raw(run)
    }

    /// Describes an upgrade to a WebSocket; see ``Response/init(webSocket:headers:_:)``.
    public init(webSocket options: WebSocketOptions, run: @escaping @Sendable (WebSocket) async throws -> Void) {
        protocolName = "websocket"
        kind = .webSocket(options, run)
    }
}

/// The raw bytes of a connection after an upgrade.
public struct UpgradedConnection: Sendable {
    /// What the client sends; ends when it closes its side.
    public var inbound: RequestBody
    /// What is sent to the client.
    public var outbound: any BodyWriter

    /// Pairs the two directions.
    public init(inbound: RequestBody, outbound: any BodyWriter) {
        self.inbound = inbound
        self.outbound = outbound
    }
}
