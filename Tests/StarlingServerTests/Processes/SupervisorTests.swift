import Logging
import StarlingTesting
import Testing

@testable import StarlingServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Workers are lines of the shell that write what they do into a file, say that they serve, and wait until they are alone.
@Suite struct SupervisorTests {
    private final class Workers: Sendable {
        let clock = ManualClock()
        let folder: String
        let serving = Mailbox<Void>()
        /// What it logs.
        let log = Mailbox<String>()
        private let orders = AsyncStream.makeStream(of: Supervisor.Order.self)
        private let running = Mailbox<Result<Void, any Error>>()

        /// - Parameter script: What a worker does before it says that it serves. `$0` is a folder for it.
        init(_ count: Int, in folder: String, _ script: String = "") {
            self.folder = folder
            let serves = "echo $$ >> \(folder)/serving; printf x >&3; read -r line <&3"
            let program = Program(path: "/bin/sh", arguments: ["-c", "\(script)\n\(serves)", folder])
            let settings = Supervisor.Settings(count: count, startTimeout: .seconds(60), stopTimeout: .seconds(30))
            Task { [clock, orders, serving, running, log] in
                let logger = Logger(label: "test") { _ in Log(messages: log) }
                let supervisor = Supervisor(program, sockets: [], settings: settings, clock: clock, logger: logger)
                do {
                    try await supervisor.run(orders: orders.stream) { serving.put() }
                    running.put(.success(()))
                } catch {
                    running.put(.failure(error))
                }
            }
        }

        func order(_ order: Supervisor.Order) { orders.continuation.yield(order) }

        func end() async throws { try await running.take().get() }

        /// The processes that have said that they serve, once there are so many.
        func processes(_ count: Int) async -> [Int32] {
            while true {
                let lines = read("serving").split(separator: "\n")
                if lines.count >= count { return lines.compactMap { Int32($0) } }
                await Task.yield()
            }
        }

        func read(_ name: String) -> String {
            guard let file = fopen("\(folder)/\(name)", "r") else { return "" }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 4096)
            return String(decoding: bytes[..<fread(&bytes, 1, 4096, file)], as: UTF8.self)
        }
    }

    private func withFolder(_ test: (String) async throws -> Void) async throws {
        try await withTemporaryPath { path in
            #expect(mkdir(path, 0o700) == 0)
            try await test(path)
            for name in ["serving", "fails"] { unlink("\(path)/\(name)") }
            rmdir(path)
        }
    }

    private func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 }

    @Test func startsAndEndsItsWorkers() async throws {
        try await withFolder { folder in
            let workers = Workers(3, in: folder)
            try await workers.serving.take()
            let processes = await workers.processes(3)
            #expect(Set(processes).count == 3)
            workers.order(.stop)
            try await workers.end()
            #expect(!processes.contains(where: isAlive))
        }
    }

    @Test func saysWhyTheFirstWorkersDoNotServe() async throws {
        try await withFolder { folder in
            await #expect {
                try await Workers(2, in: folder, "exit 7").end()
            } throws: {
                "\($0)" == "the workers do not serve: one ended with status 7"
            }
        }
    }

    @Test func saysThatThereIsNoSuchProgram() async {
        let settings = Supervisor.Settings(count: 1, startTimeout: .seconds(60), stopTimeout: .seconds(30))
        await #expect {
            let program = Program(path: "/nowhere/service", arguments: [])
            try await Supervisor(program, sockets: [], settings: settings, clock: ManualClock(), logger: .silent)
                .run(orders: AsyncStream.makeStream().stream) {}
        } throws: {
            "\($0)" == "the workers do not serve: /nowhere/service cannot be started: No such file or directory"
        }
    }

    @Test func startsAWorkerAgainThatIsKilled() async throws {
        try await withFolder { folder in
            let workers = Workers(2, in: folder)
            try await workers.serving.take()
            let first = await workers.processes(2)
            kill(first[0], SIGKILL)
            // The times that both have to start and to become steady, and the pause, which is one second as the worker had not served for long.
            await workers.clock.untilAsleep(5)
            workers.clock.advance(by: .seconds(1))
            let all = await workers.processes(3)
            #expect(isAlive(all[1]) && isAlive(all[2]))
            workers.order(.stop)
            try await workers.end()
        }
    }

    @Test func replacesAllWorkersByNewOnes() async throws {
        try await withFolder { folder in
            let workers = Workers(2, in: folder)
            try await workers.serving.take()
            let old = await workers.processes(2)
            workers.order(.renew)
            let all = await workers.processes(4)
            while old.contains(where: isAlive) { await Task.yield() }
            #expect(isAlive(all[2]) && isAlive(all[3]))
            workers.order(.stop)
            try await workers.end()
        }
    }

    @Test func keepsTheOldWorkersWhenNewOnesDoNotServe() async throws {
        try await withFolder { folder in
            let workers = Workers(2, in: folder, "if test -e $0/fails; then rm $0/fails; exit 1; fi")
            try await workers.serving.take()
            let old = await workers.processes(2)
            #expect(creat("\(folder)/fails", 0o600) >= 0)
            workers.order(.renew)
            while try await workers.log.take() != "The new workers do not serve: the old ones go on" {}
            #expect(old.allSatisfy(isAlive))
            // The next ones do.
            workers.order(.renew)
            while try await workers.log.take() != "New workers serve" {}
            while old.contains(where: isAlive) { await Task.yield() }
            workers.order(.stop)
            try await workers.end()
        }
    }

    @Test func killsAWorkerThatDoesNotEnd() async throws {
        try await withFolder { folder in
            let workers = Workers(1, in: folder, "trap '' TERM")
            try await workers.serving.take()
            workers.order(.stop)
            // The times that it has to start, to become steady, and to end.
            await workers.clock.untilAsleep(3)
            workers.clock.advance(by: .seconds(30))
            try await workers.end()
        }
    }

    @Test func passesSignalsOn() async throws {
        try await withFolder { folder in
            let workers = Workers(1, in: folder, "trap 'echo hup >> $0/serving' HUP")
            try await workers.serving.take()
            workers.order(.pass(SIGHUP))
            while !workers.read("serving").contains("hup") { await Task.yield() }
            workers.order(.stop)
            try await workers.end()
        }
    }
}

/// Leaves what is logged in a mailbox.
private struct Log: LogHandler {
    let messages: Mailbox<String>
    var logLevel = Logger.Level.trace
    var metadata = Logger.Metadata()
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { messages.put("\(event.message)") }
}
