import CStarlingSystem
import Dispatch
import NIOCore
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Takes connections from listening sockets, on a thread of its own, and lets them wait there while there are too many, or the system has no
/// room for more.
///
/// swift-nio would do it on a loop, but takes for granted that nobody else accepts from the same socket: built for debugging, it ends the
/// process when another one was faster.
final class Acceptor: Sendable {
    /// A connection that has been accepted, and the place of its socket among all.
    struct Accepted {
        let descriptor: Int32
        let socket: Int
        let peer: SocketAddress?
    }

    /// What it tells.
    struct Reports: Sendable {
        /// Takes a connection; the closure is to be called once when it has ended.
        var accepted: @Sendable (Accepted, _ leave: @escaping @Sendable () -> Void) -> Void
        /// An address has too many connections: this one has been closed.
        var refused: @Sendable (SocketAddress?) -> Void
        /// Nothing could be accepted for now.
        var failed: @Sendable (AcceptError) -> Void
        /// Connections should be ended that can be done without.
        var isFull: @Sendable () -> Void
        /// Nothing is accepted any more.
        var ended: @Sendable () -> Void
    }

    private let descriptors: [Int32]
    private let limits: ConnectionLimits
    private let reports: Reports
    private let pause: Int32
    private let take: @Sendable (Int32) throws(AcceptError) -> (descriptor: Int32, peer: SocketAddress?)?
    /// A pipe: what comes out of it wakes the thread, and its end ends the thread.
    private let reader: Int32
    private let writer: Mutex<Int32?>

    /// - Parameters:
    ///   - descriptors: The sockets, which do not block. They are closed in the end.
    ///   - pause: How long to wait when the system has no room, if no connection ends before.
    ///   - take: Accepts a connection; nil when there is none any more. Tests have another.
    /// - Throws: ``AcceptError`` when too many files are open.
    init(
        _ descriptors: [Int32], _ limits: ConnectionLimits, pause milliseconds: Int32 = 100,
        take: @escaping @Sendable (Int32) throws(AcceptError) -> (descriptor: Int32, peer: SocketAddress?)? = Acceptor.take,
        reports: Reports
    ) throws(AcceptError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw AcceptError(code: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        self.descriptors = descriptors
        self.limits = limits
        self.reports = reports
        self.take = take
        pause = milliseconds
        reader = ends[0]
        writer = Mutex(ends[1])
    }

    deinit { stop() }

    /// Begins.
    func start() {
        DispatchQueue(label: "starling.acceptor").async { [self] in
            do throws(AcceptError) {
                while try acceptSome() {}
            } catch {
                reports.failed(error)
            }
            stop()
            for descriptor in descriptors + [reader] { ListeningSocket.close(descriptor) }
            reports.ended()
        }
    }

    /// Tells it to stop.
    func stop() { writer.withLock { if let end = $0.take() { ListeningSocket.close(end) } } }

    /// Looks again whether there is room. A pipe that is full has woken it already.
    private func wake() {
        writer.withLock { end in
            var byte: UInt8 = 0
            if let end { _ = write(end, &byte, 1) }
        }
    }

    // MARK: - On the thread

    /// Waits for connections and takes them. False when it has been told to stop.
    private func acceptSome() throws(AcceptError) -> Bool {
        if limits.room == 0 { waitForRoom() }
        let ready = try wait(for: limits.room > 0 ? descriptors : [], milliseconds: -1)
        guard let ready else { return false }
        do throws(AcceptError) {
            for socket in ready { try acceptFrom(socket) }
        } catch  where error.passes {
            reports.failed(error)
            waitForRoom()
            return try wait(for: [], milliseconds: pause) != nil
        }
        return true
    }

    private func waitForRoom() {
        limits.whenOneEnds(self) { [weak self] in self?.wake() }
        reports.isFull()
    }

    /// Waits for sockets, and to be woken.
    /// - Returns: The places of those that are ready; nil when it has been told to stop.
    private func wait(for sockets: [Int32], milliseconds: Int32) throws(AcceptError) -> [Int]? {
        var waiting = ([reader] + sockets).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&waiting, nfds_t(waiting.count), milliseconds) >= 0 else {
            guard errno == EINTR else { throw AcceptError(code: errno) }
            return []
        }
        if waiting[0].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 64)
            guard read(reader, &bytes, bytes.count) != 0 else { return nil }
        }
        return sockets.indices.filter { waiting[$0 + 1].revents != 0 }
    }

    /// Not without end, so that no socket is kept waiting by another.
    private func acceptFrom(_ socket: Int) throws(AcceptError) {
        for _ in 0..<64 where limits.room > 0 {
            guard let (descriptor, peer) = try take(descriptors[socket]) else { return }
            if let leave = limits.enter(from: peer) {
                reports.accepted(Accepted(descriptor: descriptor, socket: socket, peer: peer), leave)
            } else {
                ListeningSocket.close(descriptor)
                reports.refused(peer)
            }
        }
    }

    /// Accepts a connection. Nil when there is none any more: another process may have been faster.
    static func take(from socket: Int32) throws(AcceptError) -> (descriptor: Int32, peer: SocketAddress?)? {
        var peer = sockaddr_storage()
        while true {
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            #if canImport(Darwin)
                let descriptor = withUnsafeMutablePointer(to: &peer) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { accept(socket, $0, &length) }
                }
                if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            #else
                let descriptor = starling_accept(socket, &peer, &length, O_NONBLOCK | O_CLOEXEC)
            #endif
            if descriptor >= 0 { return (descriptor, SocketName.address(peer)) }
            switch errno {
            case EAGAIN: return nil
            // The client has gone away meanwhile.
            case EINTR, ECONNABORTED, EPROTO: continue
            default: throw AcceptError(code: errno)
            }
        }
    }
}

/// Why connections cannot be accepted.
struct AcceptError: Error, CustomStringConvertible {
    let code: Int32
    var description: String { String(cString: strerror(code)) }

    /// Whether it may go better in a moment: too many files are open, or memory is short.
    var passes: Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) }
}
