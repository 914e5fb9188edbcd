import Synchronization

/// Puts other certificates in place while a server runs: new connections get the new ones, those that are open stay as they are.
///
/// ```swift
/// let reload = CertificateReload()
/// let tls = ServerConfiguration.TLS(certificate: .files(chain: "chain.pem", key: "key.pem"), reload: reload)
/// // … when the files have changed:
/// try reload()
/// ```
/// The command `run` does it by itself when the process gets SIGHUP.
public final class CertificateReload: Sendable {
    typealias Action = @Sendable (_ certificates: [TLSCertificate]?) throws -> Void
    private let action = Mutex<Action?>(nil)

    /// Makes one; give it to one server.
    public init() {}

    /// Reads all files again, those of the roots of clients included. It blocks the thread meanwhile.
    /// - Parameter certificates: Others in place of those that there were. Default: the same, read again.
    /// - Throws: ``ServerError`` that says what is wrong; the old certificates stay then. Before the server has started, nothing happens.
    public func callAsFunction(certificates: [TLSCertificate]? = nil) throws {
        try action.withLock { $0 }?(certificates)
    }

    func set(_ action: @escaping Action) { self.action.withLock { $0 = action } }
}
