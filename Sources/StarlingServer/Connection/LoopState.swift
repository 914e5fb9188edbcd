import CStarlingSystem
import NIOCore

/// What the connections of one event loop share.
// Safe to share: everything but the constants is touched on the loop alone.
final class LoopState: @unchecked Sendable {
    let loop: any EventLoop
    let executor: LoopExecutor
    /// Seconds since the server started, as the clock's ticks have it: all timeouts are kept in them, so that a request costs no timer.
    private(set) var tick = 0
    /// Whether the server is shutting down.
    private(set) var isStopping = false
    var date = DateField()
    private var connections: [ObjectIdentifier: Connection] = [:]
    /// Whether large bodies have left memory that the allocator may keep, and when some was last given back.
    private var hadLargeBodies = false
    private var lastTrim = 0

    init(_ loop: any EventLoop) {
        self.loop = loop
        executor = LoopExecutor(loop)
    }

    func add(_ connection: Connection) { connections[ObjectIdentifier(connection)] = connection }

    func remove(_ connection: Connection) { connections[ObjectIdentifier(connection)] = nil }

    /// One second has passed.
    func advance() {
        tick += 1
        for connection in connections.values where connection.deadline <= tick { connection.timeOut() }
        trimMemory()
    }

    /// A body has come or gone that does not fit into the usual buffers.
    func noteLargeBody() { hadLargeBodies = true }

    /// Gives memory back to the system while nobody waits for an answer. A loop that is never idle uses it again.
    private func trimMemory() {
        guard hadLargeBodies, tick - lastTrim >= 5, connections.values.allSatisfy({ $0.exchange == nil }) else { return }
        hadLargeBodies = false
        lastTrim = tick
        starling_trim_memory()
    }

    /// Ends idle connections, and lets busy ones end after their answer.
    func stop() {
        isStopping = true
        for connection in connections.values { connection.stopWhenIdle() }
    }

    /// Ends every connection, whatever it is doing.
    func closeAll() {
        for connection in connections.values { connection.closeNow() }
    }
}
