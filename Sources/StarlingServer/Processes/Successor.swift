package import Logging

import CStarlingSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Starts the program anew in its place: the new process gets the sockets, and once it serves this one may stop.
package struct Successor: Sendable {
    private let program: Program
    private let sockets: [ListeningSocket]
    private let timeout: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// - Parameters:
    ///   - timeout: How long the new process may take until it serves.
    package init(_ program: Program, sockets: [ListeningSocket], timeout: Duration, clock: any Clock<Duration>, logger: Logger) {
        self.program = program
        self.sockets = sockets
        self.timeout = timeout
        self.clock = clock
        self.logger = logger
    }

    /// Starts the new process and waits until it serves. Where it does not, it is ended, and the sockets remain with this process.
    /// - Returns: The new process; nil when this one has to go on.
    package func start() async -> Int32? {
        guard getpid() != 1 else {
            return goOn("process 1 of a container cannot be replaced, as the container ends with it; workers can")
        }
        ServiceManager.reloads()
        let process: ChildProcess
        do {
            process = try ChildProcess.start(program, as: .successor, with: sockets)
        } catch {
            return goOn("\(error)")
        }
        switch await outcome(of: process) {
        case .serving:
            for socket in sockets { socket.handOver() }
            ServiceManager.serves(as: process.id)
            logger.notice("Another process has taken over", metadata: ["process": "\(process.id)"])
            return process.id
        case .ended:
            return goOn("it ended with \(await process.end())")
        case nil:
            process.send(SIGKILL)
            _ = await process.end()
            return goOn(Task.isCancelled ? "this one was told to stop" : "it did not serve within \(timeout)")
        }
    }

    private func goOn(_ reason: String) -> Int32? {
        logger.error("No other process has taken over: this one goes on", metadata: ["reason": "\(reason)"])
        ServiceManager.serves()
        return nil
    }

    /// Nil when it takes too long, or this task is cancelled.
    private func outcome(of process: ChildProcess) async -> ProcessLine.Event? {
        await withTaskGroup(of: ProcessLine.Event?.self) { group in
            group.addTask {
                let event = await process.line.untilServing()
                return Task.isCancelled ? nil : event
            }
            group.addTask { [clock, timeout] in
                try? await clock.sleep(for: timeout)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
