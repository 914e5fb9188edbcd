extension ServerConfiguration {
    /// How connections are encrypted.
    ///
    /// ```swift
    /// ServerConfiguration(tls: .init(certificate: .files(chain: "/etc/service/chain.pem", key: "/etc/service/key.pem")))
    /// ```
    public struct TLS: Sendable {
        /// The certificates. A client that asks for a host by name (SNI) gets the first that is for it, others get the first of all.
        public var certificates: [TLSCertificate]
        /// The oldest version that is spoken. Default: TLS 1.2.
        public var minimumVersion: Version
        /// Whether clients show certificates. Default: none are asked for.
        public var clientCertificates: ClientCertificates
        /// From the connection to the end of the handshake; then it is closed. Default: 10 s.
        public var handshakeTimeout: Duration
        /// What puts other certificates in place while the server runs. Default: nothing does.
        public var reload: CertificateReload?

        /// Describes the encryption.
        /// - Parameters:
        ///   - certificate: What clients get that ask for no host, or for one that no certificate is for.
        ///   - others: Further ones, chosen by host name. Default: none.
        ///   - minimumVersion: Default: TLS 1.2.
        ///   - clientCertificates: Default: none are asked for.
        ///   - handshakeTimeout: Default: 10 s.
        ///   - reload: Default: none.
        public init(
            certificate: TLSCertificate, others: [TLSCertificate] = [], minimumVersion: Version = .tls12,
            clientCertificates: ClientCertificates = .none, handshakeTimeout: Duration = .seconds(10), reload: CertificateReload? = nil
        ) {
            certificates = [certificate] + others
            self.minimumVersion = minimumVersion
            self.clientCertificates = clientCertificates
            self.handshakeTimeout = handshakeTimeout
            self.reload = reload
        }
    }
}

extension ServerConfiguration.TLS {
    /// A version of TLS.
    public enum Version: Sendable, Hashable {
        /// TLS 1.2 (RFC 5246).
        case tls12
        /// TLS 1.3 (RFC 8446).
        case tls13
    }

    /// Whether clients show certificates (mutual TLS). Who has shown one is known of each request: `request.connection.tls`.
    public enum ClientCertificates: Sendable {
        /// None are asked for.
        case none
        /// A client may show one. One that the roots do not vouch for ends the handshake.
        case requested(trusting: PEMSource)
        /// A client without one that the roots vouch for is not served.
        case required(trusting: PEMSource)
    }
}
