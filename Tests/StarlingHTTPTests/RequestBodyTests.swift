import NIOCore
import StarlingHTTP
import Synchronization
import Testing

/// A body that gives its chunks one by one.
private final class Chunks: BodySource {
    private let chunks: Mutex<[String]>
    private let ends: (any Error)?

    init(_ chunks: [String], ends: (any Error)? = nil) {
        self.chunks = Mutex(chunks)
        self.ends = ends
    }

    var left: Int { chunks.withLock { $0.count } }

    func next() async throws -> ByteBuffer? {
        let chunk = chunks.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let chunk { return ByteBuffer(string: chunk) }
        if let ends { throw ends }
        return nil
    }
}

@Suite struct RequestBodyTests {
    private static let buffered = RequestBody(ByteBuffer(string: "abcdef"))
    private static func streamed(_ length: Int? = nil) -> RequestBody { RequestBody(source: Chunks(["ab", "cd", "ef"]), length: length) }

    private func text(_ body: RequestBody) async throws -> String {
        var text = ""
        for try await chunk in body { text += String(buffer: chunk) }
        return text
    }

    @Test func isRead() async throws {
        #expect(try await text(Self.buffered) == "abcdef")
        #expect(try await text(Self.streamed()) == "abcdef")
        #expect(try await text(.empty) == "")
    }

    @Test func isCollected() async throws {
        #expect(try await Self.buffered.collect(upTo: nil) == ByteBuffer(string: "abcdef"))
        #expect(try await Self.streamed().collect(upTo: nil) == ByteBuffer(string: "abcdef"))
        #expect(try await Self.streamed(6).collect(upTo: 6) == ByteBuffer(string: "abcdef"))
        #expect(try await RequestBody.empty.collect(upTo: 0) == ByteBuffer())
    }

    @Test func knowsItsLength() {
        #expect(Self.buffered.length == 6)
        #expect(Self.streamed().length == nil)
        #expect(Self.streamed(6).length == 6)
        #expect(Self.streamed().limited(to: 3).length == nil)
        #expect(RequestBody.empty.isEmpty)
        #expect(RequestBody(source: Chunks([]), length: 0).isEmpty)
        #expect(!Self.streamed().isEmpty)
        #expect(!Self.buffered.isEmpty)
    }

    /// A limit that is a plain number must not find NIOCore's method of the same name.
    @Test func isCollectedUpToALimit() async throws {
        for body in [Self.buffered, Self.streamed(), Self.streamed(6)] {
            await #expect(throws: RequestBodyError.tooLarge(limit: 5)) { try await body.collect(upTo: 5) }
        }
        let limit: Int? = 5
        await #expect(throws: RequestBodyError.tooLarge(limit: 5)) { try await Self.streamed().collect(upTo: limit) }
    }

    @Test func isNotReadWhenItsLengthIsTooMuch() async throws {
        let source = Chunks(["ab", "cd"])
        await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await RequestBody(source: source, length: 4).collect(upTo: 3) }
        #expect(source.left == 2)
    }

    @Test func endsAtItsLimit() async throws {
        let source = Chunks(["ab", "cd", "ef", "gh"])
        var text = ""
        do {
            for try await chunk in RequestBody(source: source, length: nil).limited(to: 3) { text += String(buffer: chunk) }
            Issue.record("The limit was passed")
        } catch {
            #expect(error as? RequestBodyError == .tooLarge(limit: 3))
        }
        #expect(text == "ab")
        #expect(source.left == 2)
        #expect(try await self.text(Self.streamed().limited(to: 6)) == "abcdef")
    }

    @Test func keepsTheSmallerOfTwoLimits() async throws {
        for body in [Self.streamed().limited(to: 3).limited(to: 100), Self.streamed().limited(to: 100).limited(to: 3)] {
            await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await text(body) }
        }
    }

    /// A layer's limit holds also for who collects without one, or with a higher one.
    @Test func keepsItsLimitWhenItIsCollected() async throws {
        for body in [Self.buffered, Self.streamed(), Self.streamed(6)] {
            let limited = body.limited(to: 3)
            await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await limited.collect(upTo: nil) }
        }
        for body in [Self.buffered, Self.streamed(), Self.streamed(6)] {
            let limited = body.limited(to: 3)
            await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await limited.collect(upTo: 100) }
        }
    }

    @Test func isReadOnce() async throws {
        let body = Self.streamed()
        _ = try await text(body)
        await #expect(throws: RequestBodyError.alreadyConsumed) { try await text(body) }
        await #expect(throws: RequestBodyError.alreadyConsumed) { try await body.collect(upTo: nil) }
        await #expect(throws: RequestBodyError.alreadyConsumed) { try await text(body.limited(to: 100)) }
        #expect(try await text(Self.buffered) == "abcdef")
        #expect(try await text(Self.buffered) == "abcdef")
    }

    @Test func passesItsFailureOn() async throws {
        let body = RequestBody(source: Chunks(["ab"], ends: RequestBodyError.clientGone), length: nil)
        await #expect(throws: RequestBodyError.clientGone) { try await text(body) }
    }

    @Test func givesNothingAfterItsEnd() async throws {
        var iterator = Self.streamed().makeAsyncIterator()
        while try await iterator.next() != nil {}
        #expect(try await iterator.next() == nil)
    }

    /// A body that is made of another is limited like that, unless it has a limit of its own.
    @Test func madeOfAnother() async throws {
        func made(_ limit: Int? = nil) -> RequestBody {
            RequestBody(source: Chunks(["ab", "cd"]), madeOf: RequestBody(ByteBuffer(string: "x")), limit: limit)
        }
        #expect(made().length == nil)
        #expect(made().limit == nil)
        #expect(made(7).limit == 7)
        #expect(try await text(made()) == "abcd")
        #expect(try await text(made(4)) == "abcd")
        #expect(try await text(made(.max).limited(byLayersTo: 3)) == "abcd")
        await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await text(made(3).limited(byLayersTo: 100)) }
        await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await text(made().limited(byLayersTo: 3)) }
        await #expect(throws: RequestBodyError.tooLarge(limit: 3)) { try await text(made(100).limited(to: 3)) }
    }

    /// What is compared with the limit of the layers is the length of what came.
    @Test func announcesTheLengthOfWhatCame() {
        let came = RequestBody(source: Chunks([]), length: 12)
        let made = RequestBody(source: Chunks([]), madeOf: RequestBody(source: Chunks([]), madeOf: came), limit: 5)
        #expect(came.announcedLength == 12)
        #expect(made.limited(to: 3).announcedLength == 12)
        #expect(made.length == nil)
    }
}
