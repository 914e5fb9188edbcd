/// An answer that turns the connection over to another protocol (RFC 9110, section 7.8).
public struct Upgrade: Sendable {
    /// The protocol's name as it stands in the `Upgrade` field, such as `websocket`.
    public var protocolName: String
    /// What runs on the connection; it is closed when this returns or throws.
    public var run: @Sendable (UpgradedConnection) async throws -> Void

    /// Describes an upgrade.
    public init(to protocolName: String, run: @escaping @Sendable (UpgradedConnection) async throws -> Void) {
        self.protocolName = protocolName
        self.run = run
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
