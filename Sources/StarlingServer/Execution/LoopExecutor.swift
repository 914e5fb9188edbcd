import NIOCore

/// Runs a request's task on its connection's event loop.
///
/// Jobs are run *as this task executor*: handing them to the loop's own serial executor would make every call of a nonisolated function
/// queue again, because the task would never find itself where it prefers to be.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
