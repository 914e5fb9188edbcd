import CStarlingSystem
import Logging
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
    var counts = LoopCounts()
    /// What the metrics have been told.
    private var reported = LoopCounts()
    private var log = ConnectionLog()
    private var connections: [ObjectIdentifier: any LoopConnection] = [:]
    /// Handlers whose WebSocket has been closed, and the tick at which they are cancelled.
    private var leaving: [ObjectIdentifier: (tick: Int, task: Task<Void, Never>)] = [:]
    /// The second in which no connection was found to be idle.
    private var vainSearch = -1
    /// Whether large bodies have left memory that the allocator may keep, and when some was last given back.
    private var hadLargeBodies = false
    private var lastTrim = 0

    init(_ loop: any EventLoop) {
        self.loop = loop
        executor = LoopExecutor(loop)
    }

    func add(_ connection: any LoopConnection) {
        connections[ObjectIdentifier(connection)] = connection
        counts.connectionsOpen += 1
    }

    func remove(_ connection: any LoopConnection) {
        connections[ObjectIdentifier(connection)] = nil
        counts.connectionsOpen -= 1
    }

    /// Ends some of the connections that have been idle longest, to make room for others; none that is idle since the running second.
    ///
    /// They are looked for once a second, or again while some are found: where none is, nobody gains by looking.
    func closeIdlest() {
        guard tick != vainSearch else { return }
        let idle = connections.values.compactMap { connection in connection.idleSince.map { (since: $0, connection: connection) } }
            .filter { $0.since < tick }
        guard !idle.isEmpty else { return vainSearch = tick }
        for each in idle.sorted(by: { $0.since < $1.since }).prefix(max(1, idle.count / 32)) { each.connection.stopWhenIdle() }
    }

    /// Something went wrong with a connection.
    func note(_ fault: ConnectionFault, _ detail: @autoclosure () -> String, from peer: SocketAddress?, to logger: Logger) {
        counts[fault] += 1
        log.note(fault, detail(), from: peer, at: tick, to: logger)
    }

    /// Tells the metrics what is new.
    func report(to metrics: EngineMetrics) {
        metrics.report(counts, since: reported)
        reported = counts
    }

    /// One second has passed.
    func advance() {
        tick += 1
        for connection in connections.values where connection.deadline <= tick { connection.timeOut() }
        for (id, last) in leaving where last.tick <= tick {
            last.task.cancel()
            leaving[id] = nil
        }
        trimMemory()
    }

    /// Lets the handler of a WebSocket that has been closed end by itself until then.
    func cancel(_ task: Task<Void, Never>, of connection: AnyObject, at tick: Int) {
        leaving[ObjectIdentifier(connection)] = (tick, task)
    }

    /// The handler of a WebSocket has ended by itself.
    func hasEnded(_ connection: AnyObject) { leaving[ObjectIdentifier(connection)] = nil }

    /// A body has come or gone that does not fit into the usual buffers.
    func noteLargeBody() { hadLargeBodies = true }

    /// Gives memory back to the system while nobody waits for an answer. A loop that is never idle uses it again.
    private func trimMemory() {
        guard hadLargeBodies, tick - lastTrim >= 5, !connections.values.contains(where: \.isAnswering) else { return }
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
        for last in leaving.values { last.task.cancel() }
        leaving = [:]
    }
}
