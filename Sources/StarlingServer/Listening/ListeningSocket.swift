import CStarlingSystem
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A socket that connections are accepted from: opened here, or inherited from whoever started the process.
///
/// It is held beside the channel that accepts, so that it can be handed to another process while this one serves.
package final class ListeningSocket: Sendable {
    /// Where it listens; the port is the real one.
    package let address: ServerAddress
    /// Whether connections come by TCP.
    let isTCP: Bool
    private let state: Mutex<State>

    private struct State {
        var descriptor: Int32?
        var file: SocketFile?
    }

    init(_ descriptor: Int32, address: ServerAddress, isTCP: Bool, file: SocketFile? = nil) {
        self.address = address
        self.isTCP = isTCP
        // Another process may take a connection before this one does.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        state = Mutex(State(descriptor: descriptor, file: file))
    }

    /// Whether its file is removed when it is closed.
    package var ownsFile: Bool { state.withLock { $0.file != nil } }

    /// Another descriptor for it, which no other program inherits; nil when it has been closed.
    package func duplicate(from lowest: Int32 = 0) -> Int32? {
        state.withLock { state in
            guard let descriptor = state.descriptor else { return nil }
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, lowest)
            return copy < 0 ? nil : copy
        }
    }

    /// Another process goes on with it: its file stays.
    package func handOver() { state.withLock { $0.file = nil } }

    /// Closes it, and removes its file.
    package func close() {
        state.withLock { state in
            state.file?.remove()
            state.file = nil
            if let descriptor = state.descriptor.take() { Self.close(descriptor) }
        }
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}
