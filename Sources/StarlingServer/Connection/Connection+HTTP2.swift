import HTTPTypes
import NIOCore

/// A client that knows that HTTP/2 is spoken here begins with it (RFC 9113, section 3.3): what it sends first is a request that no
/// HTTP/1.1 server could take for one.
extension Connection {
    private static let preface: StaticString = "PRI * HTTP/2.0\r\n\r\n"

    /// Whether what was refused is the beginning of HTTP/2. Over TLS it would have been agreed on.
    func startsHTTP2(_ violation: ProtocolViolation) -> Bool {
        guard requests == 0, tls == nil, settings.startHTTP2 != nil, violation.status == .httpVersionNotSupported else { return false }
        return Self.preface.withUTF8Buffer { preface in inbound.readableBytesView.starts(with: preface) }
    }

    /// Makes room for what speaks HTTP/2, and hands it what has come.
    func goOverToHTTP2() {
        guard let context, let start = settings.startHTTP2 else { return }
        let beginning = inbound
        inbound = ByteBuffer()
        phase = .closed
        state.remove(self)
        // An end of one side is the end there.
        allowHalfClosing(false)
        do {
            try start(context.channel, state, settings, nil, onClose)
            context.fireChannelRead(NIOAny(beginning))
            context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        } catch {
            // The channel has closed.
            onClose()
        }
    }
}
