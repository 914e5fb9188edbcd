import NIOCore
import StarlingHTTP

/// How much is read off the socket, and when.
extension Connection {
    /// Holds the client back while nobody takes what it sends.
    func updateReading() {
        let waitsForReader = (exchange?.body?.buffered ?? 0) >= settings.limits.readAhead
        readMuchAtOnce(exchange?.body?.isHandedOut == true)
        let isFull = inbound.readableBytes >= settings.limits.readAhead + settings.limits.headerBytes
        holdsReads = phase == .open && (waitsForReader || (exchange != nil && isFull))
        if !holdsReads, heldRead {
            heldRead = false
            context?.read()
        }
    }

    /// Stays with a body that is used up as it comes, so that what it goes into stays in the caches of the core: that halves the cost of
    /// one of a megabyte. Other bodies would only fill the memory.
    private func readMuchAtOnce(_ much: Bool) {
        guard much != readsMuchAtOnce, let options = context?.channel.syncOptions else { return }
        readsMuchAtOnce = much
        state.noteLargeBody()
        do {
            try options.setOption(.maxMessagesPerRead, value: much ? Self.manyReads : Self.fewReads)
            try options.setOption(.recvAllocator, value: much ? Self.largeReads : Self.smallReads)
        } catch {
            // The channel has closed.
        }
    }

    // What swift-nio does by itself, and what is good for large bodies.
    private static let fewReads: UInt = 4
    private static let manyReads: UInt = 16
    private static let smallReads = AdaptiveRecvByteBufferAllocator()
    private static let largeReads = AdaptiveRecvByteBufferAllocator(minimum: 64, initial: 65_536, maximum: 131_072)
}
