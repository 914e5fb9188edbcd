import HTTPTypes
import NIOCore
import StarlingHTTP
import Synchronization
import Testing

@Suite("Files of sources") struct FoundFileTests {
    /// Collects what is written.
    private final class Writer: BodyWriter {
        let text = Mutex("")
        func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
    }

    /// A file that comes as a stream.
    /// - Parameter longer: How many bytes it sends beyond what it should.
    private static func file(longer: Int = 0) -> FoundFile {
        FoundFile(length: 10, etag: "v1") { range in
            .stream { writer in
                for number in range.lowerBound..<(range.upperBound + longer) { try await writer.write("\(number % 10)") }
            }
        }
    }

    private static func text(of body: ResponseBody) async throws -> String {
        let writer = Writer()
        if case .stream(let stream) = body { _ = try await stream.produce(writer) }
        return writer.text.withLock { $0 }
    }

    @Test(
        arguments: [
            (nil, 200, 10, "0123456789"), ("bytes=2-4", 206, 3, "234"), ("bytes=-1", 206, 1, "9"), ("bytes=8-99", 206, 2, "89"),
        ] as [(String?, Int, Int, String)]) func announceTheLengthOfStreams(range: String?, status: Int, length: Int, text: String)
        async throws
    {
        let response = try Self.file().response(to: Request(method: .get, target: "/", headers: [.range: range]))
        #expect(response.status.code == status)
        #expect(response.body.length == length)
        #expect(try await Self.text(of: response.body) == text)
        let head = try Self.file().response(to: Request(method: .head, target: "/"))
        #expect(head.body.length == 10)
    }

    /// The client would take something else for the file, or for the part.
    @Test(arguments: [-1, 1, 100], [nil, "bytes=2-4"]) func breakOffWhereStreamsHaveAnotherLength(longer: Int, range: String?) async throws
    {
        let response = try Self.file(longer: longer).response(to: Request(method: .get, target: "/", headers: [.range: range]))
        let announced = try #require(response.body.length)
        let sent = longer < 0 ? announced - 1 : announced + 1
        await #expect(throws: ResponseBodyError.wrongLength(announced: announced, sent: sent)) { try await Self.text(of: response.body) }
    }
}
