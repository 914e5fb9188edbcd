import Logging
import NIOCore
import NIOSSL
import NIOTLS
import StarlingHTTP

/// A connection until TLS has been agreed on: then it makes room for the protocol that was chosen.
// Touched on the channel's event loop alone.
final class TLSHandshake: ChannelInboundHandler, RemovableChannelHandler, LoopConnection {
    typealias InboundIn = Never
    /// Puts what speaks the chosen protocol into the pipeline.
    typealias Secured = (_ channel: any Channel, _ tls: ConnectionInfo.TLS) throws -> Void

    private let state: LoopState
    private let tls: TLSState
    private let logger: Logger
    private let onClose: @Sendable () -> Void
    private let secured: Secured
    private var context: ChannelHandlerContext?
    private var serverName: String?
    private var isOver = false
    private(set) var deadline = Int.max

    /// - Parameters:
    ///   - secured: Takes the connection over; `onClose` is its business then.
    init(state: LoopState, tls: TLSState, logger: Logger, onClose: @escaping @Sendable () -> Void, secured: @escaping Secured) {
        self.state = state
        self.tls = tls
        self.logger = logger
        self.onClose = onClose
        self.secured = secured
    }

    /// Adds what a connection with TLS begins with.
    func begin(in pipeline: ChannelPipeline) throws {
        let names = ByteToMessageHandler(
            SNIHandler { result in
                if case .hostname(let name) = result { self.serverName = name }
                return pipeline.eventLoop.makeCompletedFuture {
                    let handler = NIOSSLServerHandler(context: self.tls.context(for: self.serverName))
                    try pipeline.syncOperations.addHandler(handler, position: .before(self))
                }
            })
        try pipeline.syncOperations.addHandlers([names, self])
    }

    var isAnswering: Bool { false }

    var idleSince: Int? { nil }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        state.add(self)
        deadline = state.tick + tls.handshakeTicks
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        if state.isStopping { stopWhenIdle() }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted(let chosen)? = event as? TLSUserEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        handOver(context, chosen)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        state.note(.handshakeFailed, "\(error)", from: context.remoteAddress, to: logger)
        closeNow()
    }

    private func handOver(_ context: ChannelHandlerContext, _ chosen: String?) {
        do {
            let handler = try context.pipeline.syncOperations.handler(type: NIOSSLServerHandler.self)
            let agreed = ConnectionInfo.TLS(
                version: handler.tlsVersion.map(Self.name) ?? "", serverName: serverName, applicationProtocol: chosen,
                clientCertificate: handler.peerCertificate.flatMap(ConnectionInfo.TLS.ClientCertificate.init))
            isOver = true
            state.remove(self)
            try secured(context.channel, agreed)
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        } catch {
            // The channel has closed.
            onClose()
            closeNow()
        }
    }

    private static func name(_ version: TLSVersion) -> String {
        switch version {
        case .tlsv1: "TLSv1"
        case .tlsv11: "TLSv1.1"
        case .tlsv12: "TLSv1.2"
        case .tlsv13: "TLSv1.3"
        }
    }

    func timeOut() {
        state.note(.handshakeTimeout, "closed", from: context?.remoteAddress, to: logger)
        closeNow()
    }

    func stopWhenIdle() { closeNow() }

    func closeNow() { context?.closeAtOnce() }

    private func end() {
        guard !isOver else { return }
        isOver = true
        deadline = Int.max
        state.remove(self)
        onClose()
    }
}
