import NIOCore
import StarlingHTTP
import Synchronization

/// Sends a comment whenever nothing else has been sent for a while, so that neither side nor a proxy takes the connection for dead.
enum KeepAlive {
    private static let comment = ByteBuffer(string: ": ping\r\n\r\n")

    /// Lets a body be written, and keeps its connection alive meanwhile.
    /// - Parameters:
    ///   - interval: After what time without a write the comment is sent.
    ///   - out: Where the body goes.
    ///   - clock: What tells the time.
    ///   - produce: Writes the body.
    /// - Throws: What `produce` and `out` throw.
    static func run(
        every interval: Duration, of out: any BodyWriter, on clock: some Clock<Duration>,
        _ produce: @escaping @Sendable (any BodyWriter) async throws -> Void
    ) async throws {
        let writer = TimedWriter(out, clock)
        // Without a pause, there would be nothing but comments.
        let interval = max(interval, .milliseconds(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await produce(writer) }
            group.addTask {
                while true {
                    let due = writer.lastWrite.advanced(by: interval)
                    if clock.now < due { try await clock.sleep(until: due, tolerance: nil) } else { try await writer.write(Self.comment) }
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

/// Knows when it last wrote something. Two tasks may write: one waits for the other.
private final class TimedWriter<Time: Clock<Duration>>: BodyWriter {
    private struct Progress {
        var isWriting = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var last: Time.Instant

        /// Begins to write, unless somebody does already.
        mutating func begins() -> Bool {
            defer { isWriting = true }
            return !isWriting
        }
    }

    private let out: any BodyWriter
    private let clock: Time
    private let progress: Mutex<Progress>

    init(_ out: any BodyWriter, _ clock: Time) {
        self.out = out
        self.clock = clock
        progress = Mutex(Progress(last: clock.now))
    }

    var lastWrite: Time.Instant { progress.withLock { $0.last } }

    func write(_ buffer: ByteBuffer) async throws {
        await begin()
        defer { end() }
        try await out.write(buffer)
    }

    private func begin() async {
        if progress.withLock({ $0.begins() }) { return }
        await withCheckedContinuation { continuation in
            let isFree = progress.withLock { progress in
                let isFree = progress.begins()
                if !isFree { progress.waiting.append(continuation) }
                return isFree
            }
            if isFree { continuation.resume() }
        }
    }

    /// Lets the next one write. No wait lasts for ever: who writes is cancelled together with those who wait.
    private func end() {
        let now = clock.now
        let next = progress.withLock { progress -> CheckedContinuation<Void, Never>? in
            progress.last = now
            if progress.waiting.isEmpty {
                progress.isWriting = false
                return nil
            }
            return progress.waiting.removeFirst()
        }
        next?.resume()
    }
}
