import NIOCore
import StarlingHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How large bodies leave: from where they are to the socket, without a copy. What the socket does not take at once goes by swift-nio, which
/// knows when there is room again.
extension Connection {
    /// What became of a file.
    enum DirectOutcome {
        case sent(Int)
        /// The socket takes nothing now.
        case blocked
        /// There is no more of the file.
        case ended
    }

    /// From here on a body is not copied: below, what it costs to ask the channel for its socket is more.
    static let directSize = 32 << 10

    /// Sends as much of some bytes as the socket takes now, behind all that waits to be sent.
    /// - Returns: How many bytes were sent.
    func sendDirectly(_ bytes: UnsafeRawBufferPointer) -> Int {
        withSocket { socket in
            var sent = 0
            // Not more than a few times what a socket holds, or a fast client would have the loop for itself.
            for _ in 0..<4 where sent < bytes.count {
                let count = Self.send(UnsafeRawBufferPointer(rebasing: bytes[sent...]), to: socket, more: false)
                if count <= 0 { break }
                sent += count
            }
            return sent
        } ?? 0
    }

    /// Sends as much of a file as the socket takes now, behind all that waits to be sent.
    func sendDirectly(_ file: OpenFile, _ range: Range<Int>, number: UInt64) throws -> DirectOutcome {
        guard phase == .open, exchange?.number == number else { throw ResponseBodyError.clientGone }
        let outcome = withSocket { socket in
            #if os(Linux)
                var offset = off_t(range.lowerBound)
                let count = file.withDescriptor { sendfile(socket, $0, &offset, range.count) }
                return count > 0 ? DirectOutcome.sent(count) : count == 0 ? .ended : .blocked
            #else
                return DirectOutcome.blocked
            #endif
        }
        if case .sent? = outcome {} else { flush() }
        return outcome ?? .blocked
    }

    /// Hands out the socket if nothing waits to be sent any more.
    ///
    /// The channel is asked for it every time: it knows whether it has been closed, and the number may be another socket's then. To find out
    /// that the channel can be asked takes longer than to ask, so that is done once.
    private func withSocket<Result>(_ use: (NIOBSDSocket.Handle) -> Result) -> Result? {
        #if os(Linux)
            guard let channel = context?.channel else { return nil }
            do {
                guard try channel.syncOptions?.getOption(.bufferedWritableBytes) == 0 else { return nil }
                transport = transport ?? channel._channelCore as? any NIOTransportAccessibleChannelCore<NIOBSDSocket.Handle>
                return try transport?.withUnsafeTransport { sendOut(to: $0) ? use($0) : nil } ?? nil
            } catch {
                // The channel has closed.
                return nil
            }
        #else
            return nil
        #endif
    }

    /// Sends what is in the buffer, as the beginning of something longer.
    private func sendOut(to socket: NIOBSDSocket.Handle) -> Bool {
        let count = out.withUnsafeReadableBytes { $0.isEmpty ? 0 : Self.send($0, to: socket, more: true) }
        guard count == out.readableBytes else {
            out.moveReaderIndex(forwardBy: max(0, count))
            return false
        }
        out.clear()
        return true
    }

    private static func send(_ bytes: UnsafeRawBufferPointer, to socket: NIOBSDSocket.Handle, more: Bool) -> Int {
        #if os(Linux)
            var flags = CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT)
            if more { flags |= CInt(MSG_MORE) }
            #if canImport(Musl)
                return Musl.send(socket, bytes.baseAddress, bytes.count, flags)
            #else
                return Glibc.send(socket, bytes.baseAddress, bytes.count, flags)
            #endif
        #else
            return -1
        #endif
    }
}
