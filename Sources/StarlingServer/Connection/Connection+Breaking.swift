import CStarlingSystem
import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a connection tells that an answer is not whole.
extension Connection {
    /// Whether the end of the connection would be taken for the end of the answer that is under way.
    var endsBody: Bool {
        guard let exchange else { return false }
        return exchange.headSent && exchange.framing == .untilClose && !progress.isRaw
    }

    /// The body of the answer broke off. Cutting the connection is the only way left to say so; what was sent before must still arrive.
    ///
    /// Where a length was told, or chunks come, any end is too early. A body that lasts as long as the connection would look whole: there the
    /// connection has to be reset (RFC 9112, section 8).
    func breakOff() {
        guard let exchange else { return }
        resets = endsBody
        self.exchange?.closes = true
        finish(exchange.number)
    }

    /// A reset takes away what the system has not sent yet: that has until the connection's time to linger is over.
    func resetWhenSent() {
        let channel = context?.channel
        transport = transport ?? channel?._channelCore as? any NIOTransportAccessibleChannelCore<NIOBSDSocket.Handle>
        // The channel has closed where it throws.
        let unsent = try? transport?.withUnsafeTransport { starling_unsent_bytes($0) }
        if unsent ?? 0 == 0 { closeNow() }
    }

    /// Has the system reset the connection instead of ending it. A Unix-domain socket can only be ended.
    func resetOnClose() {
        guard let channel = context?.channel as? any SocketOptionProvider else { return }
        _ = channel.setSoLinger(linger(l_onoff: 1, l_linger: 0))
    }
}
