import NIOSSL
import SwiftASN1
import X509

/// The certificates that are in place, ready to be shown.
struct TLSContexts: Sendable {
    /// For clients that ask for no host, or for one that is nobody's.
    private let first: NIOSSLContext
    /// By host name in lower case; `*.example.com` stands for every name that has one label more than `example.com`.
    private let byHost: [String: NIOSSLContext]

    /// Reads all files.
    /// - Throws: ``ServerError`` that says what is wrong with which.
    init(_ settings: ServerConfiguration.TLS, protocols: [String]) throws(ServerError) {
        var byHost: [String: NIOSSLContext] = [:]
        var first: NIOSSLContext?
        for certificate in settings.certificates {
            let chain = try PEMReading(source: certificate.chain, purpose: "certificate").certificates()
            let context = try Self.context(certificate, chain, settings, protocols)
            first = first ?? context
            for host in certificate.hosts ?? Self.hosts(chain) where byHost[host.lowercased()] == nil {
                byHost[host.lowercased()] = context
            }
        }
        guard let first else { throw .cannotEncrypt(reason: "there is no certificate") }
        self.first = first
        self.byHost = byHost
    }

    /// The certificate for a client.
    /// - Parameter host: What it asks for; nil when it asks for nothing.
    func context(for host: String?) -> NIOSSLContext {
        guard let host = host?.lowercased(), !byHost.isEmpty else { return first }
        if let exact = byHost[host] { return exact }
        // A wildcard stands for one label, never for none or several (RFC 6125, section 6.4.3).
        guard let dot = host.firstIndex(of: "."), dot > host.startIndex else { return first }
        return byHost["*" + host[dot...]] ?? first
    }

    private static func context(
        _ certificate: TLSCertificate, _ chain: [NIOSSLCertificate], _ settings: ServerConfiguration.TLS, _ protocols: [String]
    ) throws(ServerError) -> NIOSSLContext {
        let reading = PEMReading(source: certificate.key, purpose: "key")
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(try reading.key()))
        configuration.minimumTLSVersion = settings.minimumVersion == .tls13 ? .tlsv13 : .tlsv12
        configuration.applicationProtocols = protocols
        try verifyClients(&configuration, settings.clientCertificates)
        do { return try NIOSSLContext(configuration: configuration) } catch {
            let name = PEMReading(source: certificate.chain, purpose: "certificate").name
            throw reading.failure("it does not belong to the certificate in \(name), or cannot be used (\(error))")
        }
    }

    private static func verifyClients(
        _ configuration: inout TLSConfiguration, _ clients: ServerConfiguration.TLS.ClientCertificates
    ) throws(ServerError) {
        let roots: PEMSource
        switch clients {
        case .none: return
        case .requested(let trusted):
            configuration.certificateVerification = .optionalVerification
            roots = trusted
        case .required(let trusted):
            configuration.certificateVerification = .noHostnameVerification
            roots = trusted
        }
        configuration.trustRoots = .certificates(try PEMReading(source: roots, purpose: "root of client certificates").certificates())
        // Clients choose among their certificates by the names of these.
        configuration.sendCANameList = true
    }

    /// The host names that a certificate is for.
    private static func hosts(_ chain: [NIOSSLCertificate]) -> [String] {
        guard let bytes = try? chain.first?.toDERBytes(), let certificate = try? Certificate(derEncoded: bytes),
            let names = try? certificate.extensions.subjectAlternativeNames
        else { return [] }
        return names.compactMap { if case .dnsName(let name) = $0 { name } else { nil } }
    }
}
