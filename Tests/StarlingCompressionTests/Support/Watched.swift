import NIOPosix
import StarlingHTTP
import Synchronization

@testable import StarlingCompression

/// Looks at what the decoders of a codec do.
final class Watch: Sendable {
    /// Those that were made, and those that are gone.
    let log = Log()
    private let counts = Mutex((taken: 0, given: 0, onLoop: [Bool]()))

    /// How many bytes were taken and given.
    var taken: Int { counts.withLock { $0.taken } }
    var given: Int { counts.withLock { $0.given } }
    /// For each call, whether it was on an event loop.
    var onLoop: [Bool] { counts.withLock { $0.onLoop } }

    /// A codec that does what another does.
    func codec(_ codec: ContentCodec = .plain) -> ContentCodec {
        ContentCodec(codec.coding) { try Decoder(codec.makeDecoder(), self) }
    }

    private final class Decoder: ContentDecoder {
        private let wrapped: any ContentDecoder
        private let watch: Watch

        init(_ wrapped: any ContentDecoder, _ watch: Watch) {
            self.wrapped = wrapped
            self.watch = watch
            watch.log.add("made")
        }

        deinit { watch.log.add("freed") }

        func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
            let before = output.count
            let taken = try wrapped.decode(input, into: &output)
            let given = output.count - before
            watch.counts.withLock { counts in
                counts.taken += taken
                counts.given += given
                counts.onLoop.append(MultiThreadedEventLoopGroup.currentEventLoop != nil)
            }
            return taken
        }

        func finish() throws { try wrapped.finish() }
    }
}

extension ContentCodec {
    /// Changes nothing, but for `!`, which is wrong, `?`, which is an error of another kind, and the end, which is a full stop.
    static let plain = ContentCodec(ContentCoding("Plain", fileExtension: "txt")) { PlainDecoder() }
}

private final class PlainDecoder: ContentDecoder {
    struct Unknown: Error {}

    private var last: UInt8 = 0

    func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
        var index = 0
        while index < input.count, !output.isFull {
            last = input[index]
            if last == UInt8(ascii: "!") { throw ContentDecodingError("too loud", at: index) }
            if last == UInt8(ascii: "?") { throw Unknown() }
            output.append(last)
            index += 1
        }
        return index
    }

    func finish() throws {
        if last != UInt8(ascii: ".") { throw ContentDecodingError("a full stop is missing") }
    }
}
