import NIOCore
import StarlingHTTP

/// Clients that have ended their side.
///
/// They may be waiting for their answer (RFC 9112, section 9.6, leaves them that), or they may be gone: a half-closed connection and one that
/// was closed look the same, until something is sent. So something is sent, and who is gone answers it with a reset.
extension Connection {
    /// Whether the channel stays open when the client ends its side. With TLS the end of one side is that of both.
    func allowHalfClosing(_ allowed: Bool) {
        // The channel has closed where it throws.
        try? context?.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: allowed)
    }

    /// The client sends no more.
    func endInput() {
        inputEnded = true
        guard phase == .open else { return }
        process()
        guard phase == .open, let exchange else { return }
        // Half a body, and the end of another protocol, have nobody who waits for an answer.
        guard progress.isDone else { return closeNow() }
        // Handlers that are about to answer come first.
        state.loop.execute { if self.exchange?.number == exchange.number { self.askWhetherAnybodyIsThere() } }
    }

    /// Sends what says nothing. Who cannot be asked so is taken to be there: the answer will tell.
    private func askWhetherAnybodyIsThere() {
        guard let exchange else { return }
        if !exchange.headSent {
            // Clients of HTTP/1.1 expect any number of these (RFC 9110, section 15.2), those of 1.0 none.
            guard exchange.version > .http10 else { return }
            out.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
            flush()
        } else if exchange.writer?.isWhole == true {
            // The client has everything; it does not wait for what the handler still does.
            if unsent == 0, out.readableBytes == 0 { closeNow() }
        } else if exchange.framing == .chunked, unsent == 0 {
            // The size of the next chunk, or of the last one, may begin with a zero (RFC 9112, section 7.1).
            out.writeStaticString("0")
            flush()
        }
    }

    /// Ends when the client has all answers that it can still get.
    func endWhenAllIsAnswered() {
        guard phase == .open, exchange == nil, context?.channel.isWritable == true else { return }
        closeAfterFlush()
    }
}
