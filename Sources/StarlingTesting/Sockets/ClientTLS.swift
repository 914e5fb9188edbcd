import NIOCore
import NIOSSL
import NIOTLS

/// How a test's connection is encrypted.
public struct ClientTLS: Sendable {
    /// Who vouches for the server, in PEM form.
    public var trust: String
    /// The host that is asked for (SNI), and that the certificate has to be for. Default: `localhost`.
    public var serverName: String?
    /// What is offered (ALPN), the best first. Default: nothing.
    public var protocols: [String]
    /// The certificate to show and its key, in PEM form. Default: none.
    public var certificate: (chain: String, key: String)?
    /// Whether nothing newer than TLS 1.2 is spoken. Default: no.
    public var isOld: Bool

    /// Describes the encryption.
    public init(
        trusting trust: String, serverName: String? = "localhost", protocols: [String] = [],
        certificate: (chain: String, key: String)? = nil, isOld: Bool = false
    ) {
        self.trust = trust
        self.serverName = serverName
        self.protocols = protocols
        self.certificate = certificate
        self.isOld = isOld
    }

    /// What was agreed on.
    public struct Agreed: Sendable {
        /// The protocol that was chosen; nil when there was nothing to choose.
        public let applicationProtocol: String?
        /// The server's certificate in DER form.
        public let certificate: [UInt8]
    }

    /// Adds what encrypts to a channel, and gives what the handshake ends with.
    func begin(in channel: any Channel) throws -> EventLoopFuture<Agreed> {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(trust.utf8)))
        configuration.applicationProtocols = protocols
        if serverName == nil { configuration.certificateVerification = .noHostnameVerification }
        if isOld { configuration.maximumTLSVersion = .tlsv12 }
        if let certificate {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.chain.utf8)).map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(certificate.key.utf8), format: .pem))
        }
        let handler = try NIOSSLClientHandler(context: NIOSSLContext(configuration: configuration), serverHostname: serverName)
        let promise = channel.eventLoop.makePromise(of: Agreed.self)
        try channel.pipeline.syncOperations.addHandlers([handler, HandshakeWatch(handler, promise)])
        return promise.futureResult
    }
}

/// Waits for the handshake.
private final class HandshakeWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let handler: NIOSSLClientHandler
    private let promise: EventLoopPromise<ClientTLS.Agreed>

    init(_ handler: NIOSSLClientHandler, _ promise: EventLoopPromise<ClientTLS.Agreed>) {
        self.handler = handler
        self.promise = promise
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let chosen)? = event as? TLSUserEvent {
            let certificate = (try? handler.peerCertificate?.toDERBytes()) ?? []
            promise.succeed(ClientTLS.Agreed(applicationProtocol: chosen, certificate: certificate))
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ChannelError.eof)
        context.fireChannelInactive()
    }
}
