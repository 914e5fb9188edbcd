import Synchronization

/// Work that nobody waits for until the application is shut down: background tasks, the delivery of events, what follows an answer.
final class WorkTracker: Sendable {
    private struct Contents {
        var next = 0
        var running: [Int: Task<Void, Never>] = [:]
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let contents = Mutex(Contents())

    /// Starts some work.
    func start(_ work: @escaping @Sendable () async -> Void) {
        contents.withLock { contents in
            let number = contents.next
            contents.next += 1
            contents.running[number] = Task {
                await work()
                self.end(number)
            }
        }
    }

    private func end(_ number: Int) {
        let waiting = contents.withLock { contents -> [CheckedContinuation<Void, Never>] in
            contents.running[number] = nil
            guard contents.running.isEmpty else { return [] }
            defer { contents.waiting = [] }
            return contents.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// How much work is running.
    private var count: Int { contents.withLock { $0.running.count } }

    /// Waits until nothing is running, whatever is started meanwhile.
    private func untilNone() async {
        await withCheckedContinuation { continuation in
            let isOver = contents.withLock { contents -> Bool in
                if contents.running.isEmpty { return true }
                contents.waiting.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    /// Waits until nothing is running; what still runs after a while is cancelled, and waited for no longer than that once more. What has
    /// not ended by then is forgotten: nobody waits for it again.
    /// - Returns: How much of it did not end by itself.
    func drain(for grace: Duration, on clock: any Clock<Duration>) async -> Int {
        if count == 0 { return 0 }
        return await withTaskGroup(of: Int.self) { group in
            group.addTask {
                // Cancelled once everything has ended.
                guard (try? await clock.sleep(for: grace)) != nil else { return 0 }
                let left = self.cancelAll()
                guard (try? await clock.sleep(for: grace)) != nil else { return left }
                self.forgetAll()
                return left
            }
            await untilNone()
            group.cancelAll()
            return await group.next() ?? 0
        }
    }

    private func cancelAll() -> Int {
        let running = contents.withLock { $0.running }
        for task in running.values { task.cancel() }
        return running.count
    }

    /// Lets those go who wait, and those who come to wait a moment later.
    private func forgetAll() {
        let waiting = contents.withLock { contents -> [CheckedContinuation<Void, Never>] in
            defer {
                contents.running = [:]
                contents.waiting = []
            }
            return contents.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
