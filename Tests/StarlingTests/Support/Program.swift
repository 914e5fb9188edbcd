import Foundation
import Synchronization

/// The example's executable as a process of its own.
///
/// Each test starts and ends its own; what it prints is gathered as it comes.
final class Program: Sendable {
    /// How a process ended and what it said.
    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    private let process: pid_t
    private let output: Text
    private let errors: Text
    private let ended: AsyncStream<Int32>

    /// What came through a pipe so far. A thread of its own reads it: Foundation's handlers sometimes miss the end.
    private final class Text: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        private let changes = AsyncStream.makeStream(of: Void.self)

        var value: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

        init(reading descriptor: Int32) {
            Thread.detachNewThread { [self] in
                var buffer = [UInt8](repeating: 0, count: 4096)
                while true {
                    let count = read(descriptor, &buffer, buffer.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    bytes.withLock { $0 += buffer[..<count] }
                    changes.continuation.yield()
                }
                close(descriptor)
                changes.continuation.finish()
            }
        }

        /// Waits until the text holds another, or has ended.
        func wait(for part: String) async {
            if value.contains(part) { return }
            for await _ in changes.stream where value.contains(part) { return }
        }

        /// Waits for the end.
        func all() async -> String {
            for await _ in changes.stream {}
            return value
        }
    }

    /// Starts it.
    /// - Parameter environment: Variables besides those of the tests; nothing of Starling's own is passed on.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let path = try Self.executable().path
        let variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("STARLING_") }
            .merging(environment) { _, new in new }
        let (outputEnd, outputStart) = try Self.pipe()
        let (errorsEnd, errorsStart) = try Self.pipe()
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
        var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, outputStart, 1)
        posix_spawn_file_actions_adddup2(&actions, errorsStart, 2)
        var process: pid_t = 0
        let failure = posix_spawn(&process, path, &actions, nil, &argv, &envp)
        close(outputStart)
        close(errorsStart)
        self.process = process
        output = Text(reading: outputEnd)
        errors = Text(reading: errorsEnd)
        let (stream, end) = AsyncStream.makeStream(of: Int32.self)
        ended = stream
        guard failure == 0 else { throw NotStarted(code: failure) }
        Thread.detachNewThread { [process] in
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            // A signal that ended it shows as 128 and its number, as shells have it.
            end.yield(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
            end.finish()
        }
    }

    /// A pipe that no other process inherits.
    private static func pipe() throws -> (end: Int32, start: Int32) {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw NotStarted(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// The executable could not be started.
    struct NotStarted: Error {
        let code: Int32
    }

    /// Runs it to its end.
    static func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Outcome {
        try await Program(arguments, environment: environment).outcome()
    }

    /// Starts it, calls `body` once it listens, and ends it with SIGTERM.
    static func serve(
        _ arguments: String..., environment: [String: String] = [:], _ body: (Program) async throws -> Void
    ) async throws -> Outcome {
        let program = try Program(arguments, environment: environment)
        do {
            await program.output.wait(for: "Ctrl-C\n")
            try await body(program)
        } catch {
            program.signal(SIGKILL)
            throw error
        }
        program.signal(SIGTERM)
        return await program.outcome()
    }

    /// What it printed so far.
    var printed: String { output.value }

    /// The port that the banner tells.
    var port: Int? {
        printed.split(separator: "\n").first?.split(separator: ":").last.flatMap { Int($0) }
    }

    /// Waits until it has printed a text, or has ended.
    func wait(for part: String) async { await output.wait(for: part) }

    /// Sends a signal.
    func signal(_ signal: Int32) { kill(process, signal) }

    /// Waits for its end.
    func outcome() async -> Outcome {
        let (output, errors) = (await output.all(), await errors.all())
        var status: Int32 = -1
        for await value in ended { status = value }
        return Outcome(status: status, output: output, errors: errors)
    }

    /// The executable stands beside the tests' own bundle.
    private static func executable() throws -> URL {
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let candidates = [own, Bundle.main.bundleURL, package.appendingPathComponent(".build/debug")].map {
            $0.appendingPathComponent("Bookshelf")
        }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw NotBuilt()
        }
        return found
    }

    /// `swift build` has not made the executable.
    struct NotBuilt: Error {}
}
