import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingModel
import Synchronization
import Testing

@testable import StarlingCompression

/// A body that gives its pieces one by one, and then an error, if there is one.
private final class Pieces: BodySource {
    private let pieces: Mutex<[[UInt8]]>
    private let failure: (any Error)?

    init(_ pieces: [[UInt8]], failure: (any Error)? = nil) {
        self.pieces = Mutex(pieces)
        self.failure = failure
    }

    var left: Int { pieces.withLock { $0.count } }

    func next() async throws -> ByteBuffer? {
        let piece = pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let piece { return ByteBuffer(bytes: piece) }
        if let failure { throw failure }
        return nil
    }
}

/// A body that waits until it is let go on.
private final class Waiting: BodySource {
    let log = Log()

    func next() async throws -> ByteBuffer? {
        log.add("asked")
        await log.contains("go on")
        return nil
    }
}

@Suite("Bodies that are decoded while they are read") struct DecodedBodyTests {
    private static func body(
        _ pieces: [[UInt8]], _ codecs: [ContentCodec], limit: Int? = nil, failure: (any Error)? = nil
    ) -> DecodedBody {
        DecodedBody(RequestBody(source: Pieces(pieces, failure: failure), length: nil), codecs, limit: limit)
    }

    private func text(_ body: DecodedBody) async throws -> String {
        var text = ""
        while let bytes = try await body.next() { text += String(buffer: bytes) }
        return text
    }

    @Test(arguments: CodedDocument.all) func splitAnywhere(_ coded: CodedDocument) async throws {
        for split in 0...coded.bytes.count {
            let pieces = [Array(coded.bytes[..<split]), Array(coded.bytes[split...])]
            #expect(try await text(Self.body(pieces, [coded.codec])) == Fixtures.document, "\(split)")
        }
        #expect(try await text(Self.body(coded.bytes.pieces(of: 1), [coded.codec])) == Fixtures.document)
    }

    @Test func severalCodings() async throws {
        for length in 1...Fixtures.gzipThenBrotli.count {
            let pieces = Fixtures.gzipThenBrotli.pieces(of: length)
            #expect(try await text(Self.body(pieces, [.gzip, .brotli])) == Fixtures.document, "\(length)")
        }
        for end in 1..<Fixtures.gzipThenBrotli.count {
            let body = Self.body([Array(Fixtures.gzipThenBrotli[..<end])], [.gzip, .brotli])
            await #expect(throws: MalformedInput(format: "br data", reason: "it ends too early", offset: end)) { try await text(body) }
        }
        // It is the inner one that is wrong.
        let inner = await #expect(throws: MalformedInput.self) { try await text(Self.body([Fixtures.brotli], [.gzip, .brotli])) }
        #expect(inner?.format == "gzip data")
    }

    /// The place is counted from the beginning of the body, wherever it was cut.
    @Test func tellsThePlace() async throws {
        for length in 1...8 {
            let body = Self.body(Array("abcde!.".utf8).pieces(of: length), [.plain])
            await #expect(throws: MalformedInput(format: "plain data", reason: "too loud", offset: 5)) { try await text(body) }
            let trailing = Self.body((Fixtures.gzip + [0]).pieces(of: length), [.gzip])
            await #expect(throws: MalformedInput(format: "gzip data", reason: "something follows its end", offset: Fixtures.gzip.count)) {
                try await text(trailing)
            }
        }
    }

    @Test func withoutBytes() async throws {
        for codecs in [[ContentCodec.gzip], [.zstd], [.gzip, .brotli]] {
            #expect(try await text(Self.body([], codecs)) == "")
            #expect(try await text(Self.body([[], []], codecs)) == "")
        }
    }

    @Test(arguments: CodedDocument.all) func endsAtItsLimit(_ coded: CodedDocument) async throws {
        let watch = Watch()
        let body = Self.body([coded.spaces], [watch.codec(coded.codec)], limit: 10_000)
        let error = await #expect(throws: HTTPError.self) { try await text(body) }
        #expect(error?.status == .contentTooLarge)
        #expect(error?.detail == "The body has more than 10000 bytes when it is decoded")
        #expect(try await text(Self.body([coded.spaces], [coded.codec], limit: 100_000)).utf8.count == 100_000)
        await #expect(throws: HTTPError.self) { try await text(Self.body([coded.spaces], [coded.codec], limit: 99_999)) }
    }

    /// A hundred megabytes are not decoded to find that they are too many.
    @Test func stopsAtOnce() async throws {
        let watch = Watch()
        let source = Pieces(Array(repeating: Fixtures.gzipOfSpaces, count: 1000))
        let body = DecodedBody(RequestBody(source: source, length: nil), [watch.codec(.gzip)], limit: 1_000_000)
        await #expect(throws: HTTPError.self) { try await text(body) }
        #expect(watch.given <= 1_000_000 + 64 << 10)
        #expect(source.left > 980)
        #expect(watch.log.entries == ["made", "freed"])
    }

    /// What comes of the inner coding counts as well: it may be nothing, and a lot of work.
    @Test func limitsEachCoding() async throws {
        #expect(try await text(Self.body([Fixtures.brotliOfMembers], [.gzip, .brotli], limit: 200_000)) == "")
        let error = await #expect(throws: HTTPError.self) {
            try await text(Self.body([Fixtures.brotliOfMembers], [.gzip, .brotli], limit: 100_000))
        }
        #expect(error?.status == .contentTooLarge)
    }

    @Test func givesSmallPieces() async throws {
        let body = Self.body([Array(repeating: Fixtures.gzipOfSpaces, count: 20).flatMap { $0 }], [.gzip])
        var count = 0
        while let bytes = try await body.next() {
            #expect((1...(64 << 10)).contains(bytes.readableBytes))
            count += bytes.readableBytes
        }
        #expect(count == 2_000_000)
    }

    /// It asks for no more than it needs.
    @Test func readsOnDemand() async throws {
        let source = Pieces([Fixtures.gzip, Fixtures.gzip])
        let body = DecodedBody(RequestBody(source: source, length: nil), [.gzip], limit: nil)
        #expect(source.left == 2)
        #expect(try await body.next() == ByteBuffer(string: Fixtures.document))
        #expect(source.left == 1)
        #expect(try await body.next() == ByteBuffer(string: Fixtures.document))
        #expect(try await body.next() == nil)
        #expect(try await body.next() == nil)
    }

    @Test func freesItsDecoderAtTheEnd() async throws {
        let watch = Watch()
        let body = Self.body([Array("plain.".utf8)], [watch.codec()])
        #expect(watch.log.entries == [])
        #expect(try await body.next() == ByteBuffer(string: "plain."))
        #expect(watch.log.entries == ["made"])
        #expect(try await body.next() == nil)
        #expect(watch.log.entries == ["made", "freed"])
    }

    @Test func freesItsDecoderWithItself() async throws {
        let watch = Watch()
        var body: DecodedBody? = Self.body([Array("plain.".utf8)], [watch.codec()])
        #expect(try await body?.next() == ByteBuffer(string: "plain."))
        body = nil
        #expect(watch.log.entries == ["made", "freed"])
    }

    @Test(arguments: [RequestBodyError.clientGone, CancellationError(), RequestBodyError.tooLarge(limit: 5)] as [any Error & Sendable])
    func freesItsDecoderWhenTheBodyBreaksOff(failure: any Error & Sendable) async throws {
        let watch = Watch()
        let body = Self.body([Array("plain".utf8)], [watch.codec()], failure: failure)
        #expect(try await body.next() == ByteBuffer(string: "plain"))
        for _ in 0..<2 {
            let error = await #expect(throws: (any Error).self) { _ = try await body.next() }
            #expect(error.map { "\($0)" } == "\(failure)")
        }
        #expect(watch.log.entries == ["made", "freed"])
    }

    @Test func freesItsDecoderWhenTheBodyIsWrong() async throws {
        let watch = Watch()
        let body = Self.body([Array("a".utf8), Array("!".utf8), Array("b.".utf8)], [watch.codec()])
        #expect(try await body.next() == ByteBuffer(string: "a"))
        for _ in 0..<2 {
            await #expect(throws: MalformedInput(format: "plain data", reason: "too loud", offset: 1)) { _ = try await body.next() }
        }
        #expect(watch.log.entries == ["made", "freed"])
    }

    /// All of it is there; nobody wants it any more.
    @Test func endsWithItsTask() async throws {
        let watch = Watch()
        let body = Self.body(Array(repeating: Fixtures.gzipOfSpaces, count: 20), [watch.codec(.gzip)])
        let task = Task { () -> Int in
            withUnsafeCurrentTask { $0?.cancel() }
            var count = 0
            while let bytes = try await body.next() { count += bytes.readableBytes }
            return count
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(watch.given < 1_000_000)
        #expect(watch.log.entries == ["made", "freed"])
    }

    @Test func hasOneReader() async throws {
        let source = Waiting()
        let body = DecodedBody(RequestBody(source: source, length: nil), [.gzip], limit: nil)
        async let first = body.next()
        await source.log.contains("asked")
        await #expect(throws: RequestBodyError.alreadyConsumed) { _ = try await body.next() }
        source.log.add("go on")
        #expect(try await first == nil)
    }

    /// A decoder of one's own may be wrong about the place.
    @Test(arguments: [(-1, 0), (3, 3), (4, 3), (.min, 0), (.max, 3)] as [(Int, Int)])
    func decodersThatCannotFind(offset: Int, told: Int) async throws {
        final class Lost: ContentDecoder {
            private let offset: Int
            init(_ offset: Int) { self.offset = offset }
            func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
                throw ContentDecodingError("lost", at: offset)
            }
            func finish() throws {}
        }
        let body = Self.body([[1, 2, 3]], [ContentCodec(ContentCoding("lost", fileExtension: "x")) { Lost(offset) }])
        await #expect(throws: MalformedInput(format: "lost data", reason: "lost", offset: told)) { try await text(body) }
    }

    /// A decoder of one's own may be wrong about what it has taken.
    @Test(arguments: [-1, 1000, .min, .max]) func decodersThatCannotCount(taken: Int) async throws {
        final class Wrong: ContentDecoder {
            private let taken: Int
            init(_ taken: Int) { self.taken = taken }
            func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int { taken }
            func finish() throws {}
        }
        let body = Self.body([[1, 2, 3], [4]], [ContentCodec(ContentCoding("wrong", fileExtension: "x")) { Wrong(taken) }])
        if taken > 0 {
            #expect(try await text(body) == "")
        } else {
            await #expect(throws: MalformedInput(format: "wrong data", reason: "it ends too early", offset: 4)) { try await text(body) }
        }
    }
}
