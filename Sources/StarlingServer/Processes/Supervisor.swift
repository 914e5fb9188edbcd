package import Logging

import CStarlingSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Keeps a number of processes that serve at the same sockets: starts them, starts those again that end by themselves, replaces all of them
/// by new ones, and ends them.
///
/// It does one thing after another: what happens comes as an ``Event``.
package final class Supervisor {
    /// What it may be told.
    package enum Order: Sendable {
        /// To end the processes, and itself.
        case stop
        /// To start new processes, and to end the old ones once all of the new ones serve.
        case renew
        /// To hand a signal on.
        case pass(Int32)
    }

    /// How it goes about it.
    package struct Settings: Sendable {
        /// How many processes there are.
        package var count: Int
        /// How long one may take until it serves.
        package var startTimeout: Duration
        /// How long one that was told to end may take; then it is killed.
        package var stopTimeout: Duration
        /// One that has served so long and ends is replaced at once; others after 1 s, 2 s, 4 s and so on, 30 s at most.
        package var steadyTime = Duration.seconds(10)

        package init(count: Int, startTimeout: Duration, stopTimeout: Duration) {
            self.count = count
            self.startTimeout = startTimeout
            self.stopTimeout = stopTimeout
        }
    }

    /// The first processes did not come to serve.
    package struct NotServing: Error, CustomStringConvertible {
        let reason: String
        package var description: String { "the workers do not serve: \(reason)" }
    }

    private enum Event: Sendable {
        case order(Order)
        case serving(Int32)
        case ended(Int32, ChildProcess.End)
        /// A process has not come to serve, or to its end, in time.
        case late(Int32, Worker.Phase)
        /// A process has served for a while.
        case steady(Int32)
        /// One that is missing may be started now.
        case retry
    }

    private let program: Program
    private let sockets: [ListeningSocket]
    private let settings: Settings
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let events: AsyncStream<Event>
    private let event: AsyncStream<Event>.Continuation

    private var workers: [Int32: Worker] = [:]
    /// Counts how often the workers have been renewed.
    private var generation = 0
    /// Whether the workers of this generation are not all there yet, and those of the one before still serve.
    private var isRenewing = false
    private var hasServed = false
    private var isStopping = false
    /// How many have ended one after another without having served for a while.
    private var failures = 0
    /// How many are to be started after a pause.
    private var awaited = 0
    private var failure: NotServing?

    package init(_ program: Program, sockets: [ListeningSocket], settings: Settings, clock: any Clock<Duration>, logger: Logger) {
        self.program = program
        self.sockets = sockets
        self.settings = settings
        self.clock = clock
        self.logger = logger
        (events, event) = AsyncStream.makeStream()
    }

    /// Keeps the processes until it is told to stop, and all have ended.
    /// - Parameter onServing: Called when all of the first processes serve.
    /// - Throws: ``NotServing``, when one of the first processes does not come to serve.
    package func run(orders: AsyncStream<Order>, onServing: @Sendable () -> Void) async throws {
        await withDiscardingTaskGroup { group in
            group.addTask { [event] in
                for await order in orders { event.yield(.order(order)) }
            }
            fill(&group)
            var next = events.makeAsyncIterator()
            while !isStopping || !workers.isEmpty, let event = await next.next() { handle(event, &group, onServing) }
            group.cancelAll()
        }
        if let failure { throw failure }
    }

    private typealias Tasks = DiscardingTaskGroup

    private func handle(_ event: Event, _ tasks: inout Tasks, _ onServing: @Sendable () -> Void) {
        switch event {
        case .order(.stop): stop(&tasks)
        case .order(.pass(let signal)): for worker in workers.values { worker.process.send(signal) }
        case .order(.renew): renew(&tasks)
        case .serving(let id): serves(id, &tasks, onServing)
        case .ended(let id, let end): ended(id, end, &tasks)
        case .late(let id, let phase):
            guard let worker = workers[id], worker.phase == phase else { return }
            logger.error("A worker takes too long and is killed", metadata: ["process": "\(id)", "while": "\(phase)"])
            worker.process.send(SIGKILL)
        case .steady(let id):
            guard workers[id]?.phase == .serving else { return }
            workers[id]?.isSteady = true
            failures = 0
        case .retry:
            awaited -= 1
            fill(&tasks)
        }
    }

    // MARK: - Starting

    /// Starts as many as are missing.
    private func fill(_ tasks: inout Tasks) {
        guard !isStopping else { return }
        let present = workers.values.count { $0.generation == generation && $0.phase != .stopping }
        for _ in 0..<max(0, settings.count - present - awaited) {
            do {
                let process = try ChildProcess.start(program, as: .worker, with: sockets)
                workers[process.id] = Worker(process: process, generation: generation)
                watch(process, &tasks)
            } catch {
                lost("\(error)", generation, wasServing: false, wasSteady: false, &tasks)
                return
            }
        }
    }

    private func watch(_ process: ChildProcess, _ tasks: inout Tasks) {
        tasks.addTask { [event] in
            if await process.line.untilServing() == .serving { event.yield(.serving(process.id)) }
        }
        // Its end is always told: nothing else may wait for it, and the number is its own until then.
        Task { [event] in event.yield(.ended(process.id, await process.end())) }
        after(settings.startTimeout, .late(process.id, .starting), &tasks)
    }

    private func after(_ time: Duration, _ next: Event, _ tasks: inout Tasks) {
        tasks.addTask { [clock, event] in
            if (try? await clock.sleep(for: time)) != nil { event.yield(next) }
        }
    }

    private func serves(_ id: Int32, _ tasks: inout Tasks, _ onServing: @Sendable () -> Void) {
        guard workers[id]?.phase == .starting else { return }
        workers[id]?.phase = .serving
        after(settings.steadyTime, .steady(id), &tasks)
        guard workers.values.count(where: { $0.generation == generation && $0.phase == .serving }) >= settings.count else { return }
        if !hasServed {
            hasServed = true
            onServing()
        } else if isRenewing {
            isRenewing = false
            logger.notice("New workers serve")
            ServiceManager.serves()
            end(&tasks) { $0.generation != generation }
        }
    }

    // MARK: - Ending

    private func ended(_ id: Int32, _ end: ChildProcess.End, _ tasks: inout Tasks) {
        guard let worker = workers.removeValue(forKey: id), worker.phase != .stopping, !isStopping else { return }
        logger.error("A worker has ended by itself", metadata: ["process": "\(id)", "end": "\(end)"])
        lost(
            "one ended with \(end)", worker.generation, wasServing: worker.phase == .serving, wasSteady: worker.isSteady, &tasks)
    }

    /// One is missing that should be there.
    private func lost(_ reason: String, _ generation: Int, wasServing: Bool, wasSteady: Bool, _ tasks: inout Tasks) {
        if !hasServed {
            failure = failure ?? NotServing(reason: reason)
            return stop(&tasks)
        }
        if isRenewing, generation == self.generation, !wasServing {
            isRenewing = false
            self.generation -= 1
            logger.error("The new workers do not serve: the old ones go on", metadata: ["reason": "\(reason)"])
            ServiceManager.serves()
            end(&tasks) { $0.generation == generation }
            return fill(&tasks)
        }
        if wasSteady { return fill(&tasks) }
        failures += 1
        awaited += 1
        after(min(.seconds(1 << min(failures - 1, 5)), .seconds(30)), .retry, &tasks)
    }

    private func renew(_ tasks: inout Tasks) {
        guard hasServed, !isStopping, !isRenewing else { return }
        ServiceManager.reloads()
        isRenewing = true
        generation += 1
        fill(&tasks)
    }

    private func stop(_ tasks: inout Tasks) {
        guard !isStopping else { return }
        isStopping = true
        ServiceManager.stops()
        end(&tasks) { _ in true }
        // The workers have them too: connections go on being accepted until they have heard.
        for socket in sockets { socket.close() }
    }

    private func end(_ tasks: inout Tasks, where condition: (Worker) -> Bool) {
        for (id, worker) in workers where worker.phase != .stopping && condition(worker) {
            workers[id]?.phase = .stopping
            worker.process.send(SIGTERM)
            after(settings.stopTimeout, .late(id, .stopping), &tasks)
        }
    }
}

/// A process that serves under a ``Supervisor``.
private struct Worker {
    enum Phase { case starting, serving, stopping }

    let process: ChildProcess
    let generation: Int
    var phase = Phase.starting
    /// Whether it has served for a while.
    var isSteady = false
}
