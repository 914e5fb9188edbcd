import StarlingHTTP
import Testing

@testable import StarlingCompression

/// Decodes a body that comes in pieces.
/// - Parameter room: How many bytes fit into the output of one call.
func decode(_ codec: ContentCodec, _ pieces: [[UInt8]], room: Int = 1 << 16) throws -> [UInt8] {
    let decoder = try codec.makeDecoder()
    var (input, decoded): ([UInt8], [UInt8]) = ([], [])
    for piece in pieces {
        input += piece
        var isFull = true
        while isFull {
            var taken = 0
            decoded += try [UInt8](unsafeUninitializedCapacity: room) { memory, count in
                let memory = UnsafeMutableBufferPointer(rebasing: memory[..<room])
                var output = OutputSpan(buffer: memory, initializedCount: 0)
                taken = try decoder.decode(input.span, into: &output)
                isFull = output.isFull
                count = output.finalize(for: memory)
            }
            input.removeFirst(taken)
        }
    }
    if !input.isEmpty { throw ContentDecodingError.truncated }
    try decoder.finish()
    return decoded
}

/// A codec with what its coding makes of the document and of nothing.
struct CodedDocument: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let codec: ContentCodec
    let bytes: [UInt8]
    let nothing: [UInt8]
    let spaces: [UInt8]
    /// Whether a wrong bit cannot make another text of it.
    let isChecked: Bool

    /// The name of the coding.
    var name: String { codec.coding.name }

    static let all = [
        CodedDocument("gzip", .gzip, Fixtures.gzip, Fixtures.gzipOfNothing, Fixtures.gzipOfSpaces),
        CodedDocument("deflate", .deflate, Fixtures.deflate, Fixtures.deflateOfNothing, Fixtures.deflateOfSpaces),
        CodedDocument(
            "deflate, bare", .deflate, Fixtures.bareDeflate, Fixtures.bareDeflateOfNothing,
            Array(Fixtures.deflateOfSpaces.dropFirst(2).dropLast(4)), isChecked: false),
        CodedDocument("br", .brotli, Fixtures.brotli, Fixtures.brotliOfNothing, Fixtures.brotliOfSpaces, isChecked: false),
        CodedDocument("zstd", .zstd, Fixtures.zstd, Fixtures.zstdOfNothing, Fixtures.zstdOfSpaces),
    ]

    private init(
        _ name: String, _ codec: ContentCodec, _ bytes: [UInt8], _ nothing: [UInt8], _ spaces: [UInt8], isChecked: Bool = true
    ) {
        testDescription = name
        self.codec = codec
        self.bytes = bytes
        self.nothing = nothing
        self.spaces = spaces
        self.isChecked = isChecked
    }
}

extension [UInt8] {
    /// In pieces of some length.
    func pieces(of length: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min(count, $0 + length)]) }
    }
}
