import NIOCore
import StarlingHTTP

/// What a new connection begins with.
struct ConnectionSetup: Sendable {
    let settings: ConnectionSettings
    /// Nil in clear.
    let tls: TLSState?

    /// Sets a connection up, on its event loop.
    /// - Parameter onClose: Called once when it has ended.
    func accept(_ channel: any Channel, _ state: LoopState, onClose: @escaping @Sendable () -> Void) throws {
        let pipeline = channel.pipeline
        guard let tls else {
            return try pipeline.syncOperations.addHandler(Connection(state: state, settings: settings, onClose: onClose))
        }
        let handshake = TLSHandshake(state: state, tls: tls, logger: settings.logger, onClose: onClose) { channel, agreed in
            try add(agreed, to: channel, state, onClose)
            if state.isStopping { channel.close(promise: nil) }
        }
        try handshake.begin(in: pipeline)
    }

    /// Adds what speaks the protocol that TLS has agreed on.
    private func add(
        _ agreed: ConnectionInfo.TLS, to channel: any Channel, _ state: LoopState, _ onClose: @escaping @Sendable () -> Void
    ) throws {
        if agreed.applicationProtocol == "h2", let start = settings.startHTTP2 {
            return try start(channel, state, settings, agreed, onClose)
        }
        let connection = Connection(state: state, settings: settings, tls: agreed, onClose: onClose)
        try channel.pipeline.syncOperations.addHandler(connection)
    }
}
