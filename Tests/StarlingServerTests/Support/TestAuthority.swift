import Crypto
import StarlingServer
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A certificate authority of one test.
struct TestAuthority: Sendable {
    /// A certificate with its key, in PEM form.
    struct Issued: Sendable {
        let chain: String
        let key: String
        let der: [UInt8]

        /// For a server.
        var certificate: TLSCertificate { TLSCertificate(chain: .text(chain), key: .text(key)) }
    }

    private let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    private let name: DistinguishedName
    /// The authority's own certificate.
    let root: String

    init(_ name: String = "Test authority") throws {
        self.name = try DistinguishedName { CommonName(name) }
        root = try Self.issue(self.name, key, by: self.name, key) { Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil)) }
            .chain
    }

    /// Issues a certificate for a server.
    func server(_ hosts: String...) throws -> Issued {
        let subject = try DistinguishedName { CommonName(hosts[0]) }
        return try Self.issue(subject, Certificate.PrivateKey(P256.Signing.PrivateKey()), by: name, key) {
            SubjectAlternativeNames(hosts.map { .dnsName($0) })
        }
    }

    /// Issues a certificate for a client.
    func client(_ name: String) throws -> Issued {
        let subject = try DistinguishedName {
            CommonName(name)
            OrganizationName("Example")
        }
        return try Self.issue(subject, Certificate.PrivateKey(P256.Signing.PrivateKey()), by: self.name, key) {
            try ExtendedKeyUsage([.clientAuth])
        }
    }

    private static func issue(
        _ subject: DistinguishedName, _ key: Certificate.PrivateKey, by issuer: DistinguishedName, _ issuerKey: Certificate.PrivateKey,
        @ExtensionsBuilder _ extensions: () throws -> Result<Certificate.Extensions, any Error>
    ) throws -> Issued {
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey, notValidBefore: Date() - 3600,
            notValidAfter: Date() + 3600, issuer: issuer, subject: subject, extensions: try extensions().get(), issuerPrivateKey: issuerKey)
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        let chain = PEMDocument(type: Certificate.defaultPEMDiscriminator, derBytes: serializer.serializedBytes)
        return Issued(chain: chain.pemString, key: try key.serializeAsPEM().pemString, der: serializer.serializedBytes)
    }
}

extension ServerConfiguration {
    /// One event loop, with TLS.
    static func secured(_ tls: TLS) -> ServerConfiguration { ServerConfiguration(eventLoops: 1, tls: tls) }
}
