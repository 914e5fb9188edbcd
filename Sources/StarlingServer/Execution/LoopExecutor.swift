import NIOCore

/// Runs a request's task on its connection's event loop.
///
/// Jobs are run *as this task executor*: handing them to the loop's own serial executor would make every call of a nonisolated function
/// queue again, because the task would never find itself where it prefers to be.
// Safe to share: what changes is touched on the loop alone.
final class LoopExecutor: TaskExecutor, @unchecked Sendable {
    private let loop: any EventLoop
    private var isRunning = false
    private var unflushed: [any Flushable] = []

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { self.run(job) }
    }

    private func run(_ job: UnownedJob) {
        isRunning = true
        job.runSynchronously(on: asUnownedTaskExecutor())
        isRunning = false
        flush()
    }

    /// Flushes once the running piece of a task has come to its end, so that all that it writes leaves together. Called on the loop.
    func flushSoon(_ flushable: any Flushable) {
        // What runs may be no job of ours: a task's first piece runs where the task is made.
        if !isRunning, unflushed.isEmpty { loop.execute { self.flush() } }
        unflushed.append(flushable)
    }

    private func flush() {
        while let next = unflushed.popLast() { next.flush() }
    }
}
