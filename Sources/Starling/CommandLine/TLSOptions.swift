import ArgumentParser
import StarlingServer

/// The options of `run` that encrypt.
struct TLSOptions: ParsableArguments {
    @Option(help: "Serve with TLS: the certificate and its chain, a file in PEM form.")
    var tlsCertificate: String?

    @Option(help: "The private key of the certificate, a file in PEM form.")
    var tlsKey: String?

    @Flag(help: "Serve with TLS and a certificate that is made anew. For development.")
    var tlsSelfSigned = false

    func validate() throws {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key go together")
        }
        if tlsSelfSigned, tlsCertificate != nil { throw ValidationError("--tls-self-signed excludes --tls-certificate") }
    }

    /// The settings: those of the command line, or else of the environment, or else of the program.
    /// - Throws: `ServerError`, when no certificate can be made.
    func settings(_ environment: ServeEnvironment, _ fallback: ServerConfiguration.TLS?) throws -> ServerConfiguration.TLS? {
        if tlsSelfSigned { return try .selfSigned() }
        if let tlsCertificate, let tlsKey { return Self.changed(fallback, tlsCertificate, tlsKey) }
        if environment.tlsSelfSigned { return try .selfSigned() }
        if let certificate = environment.tlsCertificate, let key = environment.tlsKey { return Self.changed(fallback, certificate, key) }
        return fallback
    }

    /// What the program says of versions and clients stays.
    private static func changed(_ program: ServerConfiguration.TLS?, _ chain: String, _ key: String) -> ServerConfiguration.TLS {
        let certificate = TLSCertificate.files(chain: chain, key: key)
        guard var settings = program else { return ServerConfiguration.TLS(certificate: certificate) }
        settings.certificates = [certificate]
        return settings
    }
}
