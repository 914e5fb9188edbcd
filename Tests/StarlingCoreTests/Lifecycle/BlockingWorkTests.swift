import Dispatch
import Starling
import StarlingTesting
import Synchronization
import Testing

/// Lets go when as many have come as it was made for.
private final class Meeting: Sendable {
    private let come = Mutex(0)
    private let count: Int
    private let everybodyIsHere = DispatchSemaphore(value: 0)

    init(_ count: Int) { self.count = count }

    /// Blocks its thread.
    func wait() {
        let isLast = come.withLock {
            $0 += 1
            return $0 == count
        }
        if isLast { for _ in 0..<count { everybodyIsHere.signal() } }
        everybodyIsHere.wait()
    }
}

@Suite("Blocking work outside requests") struct BlockingWorkTests {
    @Listener("meet", blocking: true) fileprivate static func meet(meeting: Meeting) throws { meeting.wait() }

    /// More block at once than Swift's own executor has threads; none of them would go on.
    @Test(.timeLimit(.minutes(1))) func hasThreadsEnough() async throws {
        let meeting = Meeting(24)
        let app = Application(handlers: [], listeners: [Self.$meet], dependencies: [Provider.value(meeting, as: "meeting")])
        try await app.withScope { scope in for _ in 0..<24 { try scope.emit("meet") } }
    }
}
