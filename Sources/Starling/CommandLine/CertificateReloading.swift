import ServiceLifecycle
import StarlingServer
import UnixSignals

/// Puts other certificates in place at SIGHUP.
struct CertificateReloading: Service {
    let reload: CertificateReload

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            // The server logs what is wrong, and goes on with the old ones.
            try? reload()
        }
    }
}
