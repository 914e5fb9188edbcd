/// A certificate that the server shows, with its key.
public struct TLSCertificate: Sendable {
    /// The server's certificate first, then those that lead to a root that clients know.
    public var chain: PEMSource
    /// The private key of the first certificate, not encrypted.
    public var key: PEMSource
    /// The host names for which it is chosen (SNI, RFC 6066), such as `example.com` or `*.example.com`. Default: nil, the names in the
    /// certificate.
    public var hosts: [String]?

    /// Describes a certificate.
    public init(chain: PEMSource, key: PEMSource, hosts: [String]? = nil) {
        self.chain = chain
        self.key = key
        self.hosts = hosts
    }

    /// A certificate in files.
    /// - Parameters:
    ///   - chain: The path of the chain.
    ///   - key: The path of the key.
    ///   - hosts: See ``hosts``. Default: the names in the certificate.
    public static func files(chain: String, key: String, hosts: [String]? = nil) -> TLSCertificate {
        TLSCertificate(chain: .file(chain), key: .file(key), hosts: hosts)
    }
}
