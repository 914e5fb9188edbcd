import NIOSSL
import StarlingHTTP
import SwiftASN1
import X509

extension ConnectionInfo.TLS.ClientCertificate {
    /// What a client has shown; nil when it cannot be read, though the roots vouch for it.
    init?(_ certificate: NIOSSLCertificate) {
        guard let bytes = try? certificate.toDERBytes(), let parsed = try? Certificate(derEncoded: bytes) else { return nil }
        self.init(der: bytes, subject: "\(parsed.subject)")
    }
}
