import NIOCore
import NIOPosix
import StarlingHTTP
import Synchronization
import Testing

@testable import StarlingServer

@Suite struct RequestBodyStreamTests {
    /// A connection that sends what it has when it is asked for the first time.
    private final class Sender: Sendable {
        let stream: RequestBodyStream
        private let loop: any EventLoop
        private let asked: AsyncStream<Void>

        init(_ pieces: [String], ends: Bool = true) {
            let loop = MultiThreadedEventLoopGroup.singleton.next()
            let (asked, told) = AsyncStream<Void>.makeStream()
            let rest = Mutex(pieces)
            let holder = Mutex<RequestBodyStream?>(nil)
            let stream = RequestBodyStream(loop: loop) {
                told.yield()
                guard let stream = holder.withLock({ $0 }) else { return }
                let pieces = rest.withLock { rest in
                    defer { rest = [] }
                    return rest
                }
                for piece in pieces { stream.push(ByteBuffer(string: piece)) }
                if ends, !pieces.isEmpty { stream.finish() }
            }
            holder.withLock { $0 = stream }
            self.stream = stream
            self.loop = loop
            self.asked = asked
        }

        func push(_ pieces: String...) async throws {
            try await loop.submit { for piece in pieces { self.stream.push(ByteBuffer(string: piece)) } }.get()
        }

        func finish() async throws { try await loop.submit { self.stream.finish() }.get() }

        func untilAsked() async {
            for await _ in asked { break }
        }
    }

    private final class Seen: Sendable {
        private let texts = Mutex<[String]>([])
        var all: [String] { texts.withLock { $0 } }
        func add(_ piece: ByteBuffer) { texts.withLock { $0.append(String(buffer: piece)) } }
    }

    private struct Enough: Error {}

    @Test func handsOutWhatComesAsSoonAsItIsAskedFor() async throws {
        let (sender, seen) = (Sender(["a", "b", "c"]), Seen())
        try await sender.stream.forEach { seen.add($0) }
        #expect(seen.all == ["a", "b", "c"])
        #expect(try await sender.stream.next() == nil)
    }

    @Test func handsOutWhatCameBefore() async throws {
        let (sender, seen) = (Sender([]), Seen())
        try await sender.push("a", "b")
        try await sender.finish()
        try await sender.stream.forEach { seen.add($0) }
        #expect(seen.all == ["a", "b"])
        #expect(sender.stream.buffered == 0)
    }

    @Test func keepsTheRestForAReaderThatHadEnough() async throws {
        let (sender, seen) = (Sender(["a", "b", "c", "d"]), Seen())
        await #expect(throws: Enough.self) {
            try await sender.stream.forEach { piece in
                seen.add(piece)
                if seen.all.count == 2 { throw Enough() }
            }
        }
        #expect(seen.all == ["a", "b"])
        #expect(sender.stream.buffered == 2)
        #expect(try await sender.stream.next() == ByteBuffer(string: "c"))
        #expect(try await sender.stream.next() == ByteBuffer(string: "d"))
        #expect(try await sender.stream.next() == nil)
    }

    @Test func hasOneReaderAtATime() async throws {
        let (sender, seen) = (Sender([]), Seen())
        async let first: Void = sender.stream.forEach { seen.add($0) }
        await sender.untilAsked()
        await #expect(throws: RequestBodyError.alreadyConsumed) { try await sender.stream.forEach { _ in } }
        try await sender.push("a")
        try await sender.finish()
        try await first
        #expect(seen.all == ["a"])
    }

    @Test func endsWithItsTask() async throws {
        let sender = Sender([])
        let task = Task { try await sender.stream.forEach { _ in } }
        await sender.untilAsked()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // What comes after that waits for nobody.
        try await sender.push("a")
        #expect(sender.stream.buffered == 1)
    }
}
