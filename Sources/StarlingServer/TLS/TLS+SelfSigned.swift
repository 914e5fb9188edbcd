import Crypto
import SwiftASN1
import X509

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ServerConfiguration.TLS {
    /// Encryption with a certificate that was made for the occasion: for development alone, since no client knows who vouches for it.
    ///
    /// It is valid for 90 days, and made anew each time.
    /// - Parameter hosts: The names and addresses that it is for. Default: `localhost`, 127.0.0.1 and ::1.
    public static func selfSigned(hosts: [String] = ["localhost", "127.0.0.1", "::1"]) throws(ServerError) -> Self {
        do {
            return Self(certificate: try certificate(hosts))
        } catch {
            throw .cannotEncrypt(reason: "no certificate can be made for \(hosts.joined(separator: ", ")): \(error)")
        }
    }

    private static func certificate(_ hosts: [String]) throws -> TLSCertificate {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let name = try DistinguishedName { CommonName(hosts.first ?? "localhost") }
        let now = Date()
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            // Clocks of other machines may be a little behind.
            notValidBefore: now - 3600, notValidAfter: now + 90 * 86400, issuer: name, subject: name,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(hosts.map(generalName))
            },
            issuerPrivateKey: key)
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        let chain = PEMDocument(type: Certificate.defaultPEMDiscriminator, derBytes: serializer.serializedBytes)
        return TLSCertificate(chain: .text(chain.pemString), key: .text(try key.serializeAsPEM().pemString))
    }

    private static func generalName(_ host: String) -> GeneralName {
        for (family, length) in [(AF_INET, 4), (AF_INET6, 16)] {
            var address = [UInt8](repeating: 0, count: length)
            if inet_pton(family, host, &address) == 1 { return .ipAddress(ASN1OctetString(contentBytes: address[...])) }
        }
        return .dnsName(host)
    }
}
