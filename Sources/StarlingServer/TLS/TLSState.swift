import Logging
import NIOSSL
import Synchronization

/// The certificates of a server, which can be exchanged while it runs.
final class TLSState: Sendable {
    /// Until a connection has shaken hands, in ticks.
    let handshakeTicks: Int
    private let contexts: Mutex<TLSContexts>

    /// - Parameter protocols: What is offered to clients (ALPN), the best first.
    /// - Throws: ``ServerError`` that says what is wrong with which file.
    init(_ settings: ServerConfiguration.TLS, protocols: [String], logger: Logger) throws(ServerError) {
        handshakeTicks = ConnectionSettings.ticks(settings.handshakeTimeout)
        contexts = Mutex(try TLSContexts(settings, protocols: protocols))
        settings.reload?.set { [weak self] certificates in
            var settings = settings
            if let certificates { settings.certificates = certificates }
            do {
                let fresh = try TLSContexts(settings, protocols: protocols)
                self?.contexts.withLock { $0 = fresh }
                logger.notice("Certificates have been reloaded")
            } catch {
                logger.error("Certificates stay as they were", metadata: ["error": "\(error)"])
                throw error
            }
        }
    }

    /// The certificate for a client that asks for a host.
    func context(for host: String?) -> NIOSSLContext { contexts.withLock { $0 }.context(for: host) }
}
