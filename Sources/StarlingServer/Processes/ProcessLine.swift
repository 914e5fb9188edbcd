@preconcurrency import Dispatch
import CStarlingSystem
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One end of the line between a process and one that it has started. The new one says by it that it serves; and when either ends, however
/// that comes about, the other learns of it.
package final class ProcessLine: Sendable {
    /// What happens at the other end.
    package enum Event: Sendable {
        /// The other process serves.
        case serving
        /// The other process has ended, or has let go of the line.
        case ended
    }

    /// What happens at the other end, from the beginning. One may read it.
    package let events: AsyncStream<Event>
    private let descriptor: Int32
    private let source: any DispatchSourceRead

    /// - Parameter descriptor: A stream socket, which is closed with the line.
    package init(_ descriptor: Int32) {
        self.descriptor = descriptor
        let (events, event) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "starling.processes"))
        self.source = source
        source.setEventHandler {
            var byte: UInt8 = 0
            let count = recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT))
            if count > 0 { return _ = event.yield(.serving) }
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            event.yield(.ended)
            source.cancel()
        }
        source.setCancelHandler {
            event.finish()
            ListeningSocket.close(descriptor)
        }
        source.activate()
    }

    deinit { source.cancel() }

    /// Tells the other end that this process serves.
    package func sayServing() {
        var byte: UInt8 = 1
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        // An other end that is gone needs no word.
        _ = send(descriptor, &byte, 1, flags)
    }

    /// Waits until the other process serves, or has ended.
    package func untilServing() async -> Event {
        for await event in events { return event }
        return .ended
    }

    /// Waits until the other process has ended.
    package func untilEnded() async {
        for await event in events where event == .ended { return }
    }
}
