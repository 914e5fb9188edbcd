import StarlingHTTP
import Testing

@testable import StarlingCompression

@Suite("Decoders") struct DecoderTests {
    private static let document = Array(Fixtures.document.utf8)

    @Test(arguments: CodedDocument.all) func wholeBodies(_ coded: CodedDocument) throws {
        #expect(try decode(coded.codec, [coded.bytes]) == Self.document)
        #expect(try decode(coded.codec, [coded.nothing]) == [])
        #expect(try decode(coded.codec, [coded.spaces]) == [UInt8](repeating: 0x20, count: 100_000))
    }

    @Test(arguments: CodedDocument.all) func inTwoPieces(_ coded: CodedDocument) throws {
        for split in 0...coded.bytes.count {
            let pieces = [Array(coded.bytes[..<split]), Array(coded.bytes[split...])]
            #expect(try decode(coded.codec, pieces) == Self.document, "\(split)")
        }
    }

    @Test(arguments: CodedDocument.all) func piecesAndRoomOfAnySize(_ coded: CodedDocument) throws {
        for length in [1, 2, 3, 5, 8, 100] {
            for room in [1, 2, 3, 7, 64, 1000] {
                #expect(try decode(coded.codec, coded.bytes.pieces(of: length), room: room) == Self.document, "\(length) \(room)")
            }
        }
    }

    @Test(arguments: CodedDocument.all) func cutAnywhere(_ coded: CodedDocument) throws {
        for bytes in [coded.bytes, coded.nothing] {
            for end in 1..<max(bytes.count, 1) {
                let error = #expect(throws: ContentDecodingError.self, "\(end)") { try decode(coded.codec, [Array(bytes[..<end])]) }
                #expect(error?.reason == "it ends too early", "\(end)")
            }
        }
    }

    @Test(arguments: CodedDocument.all) func somethingBehindTheEnd(_ coded: CodedDocument) throws {
        for more in [[0], [0, 0, 0, 0], Array("x".utf8), Array("more text".utf8), coded.bytes.reversed()] as [[UInt8]] {
            for pieces in [[coded.bytes + more], [coded.bytes, more], (coded.bytes + more).pieces(of: 1)] {
                #expect(throws: ContentDecodingError.self, "\(more)") { try decode(coded.codec, pieces) }
            }
            let error = #expect(throws: ContentDecodingError.self) { try decode(coded.codec, [coded.bytes + more]) }
            #expect(error == ContentDecodingError("something follows its end", at: coded.bytes.count), "\(more)")
        }
    }

    /// Whatever is wrong with it, it is an answer and no crash; what is checked never becomes another text.
    @Test(arguments: CodedDocument.all) func wrongBits(_ coded: CodedDocument) throws {
        var errors = 0
        for index in coded.bytes.indices {
            for bit in 0..<8 {
                var bytes = coded.bytes
                bytes[index] ^= 1 << bit
                do {
                    let decoded = try decode(coded.codec, [bytes])
                    if coded.isChecked { #expect(decoded == Self.document, "\(index) \(bit)") }
                } catch is ContentDecodingError {
                    errors += 1
                }
            }
        }
        #expect(errors > coded.bytes.count)
    }

    @Test(
        arguments: [
            ("text", .gzip, Array("[1,2,3,4,5]".utf8)), ("text", .deflate, Array("[1,2,3,4,5]".utf8)),
            ("text", .brotli, Array("[1,2,3,4,5]".utf8)), ("text", .zstd, Array("[1,2,3,4,5]".utf8)),
            ("zlib", .gzip, Fixtures.deflate), ("gzip", .deflate, Fixtures.gzip), ("gzip", .zstd, Fixtures.gzip),
            ("gzip", .brotli, Fixtures.gzip), ("zstd", .gzip, Fixtures.zstd), ("br", .gzip, Fixtures.brotli),
            ("zeros", .gzip, [UInt8](repeating: 0, count: 30)), ("zeros", .deflate, [UInt8](repeating: 0, count: 30)),
            ("zeros", .brotli, [UInt8](repeating: 0, count: 30)), ("zeros", .zstd, [UInt8](repeating: 0, count: 30)),
            ("an unknown method", .gzip, [0x1F, 0x8B, 0x07] + Fixtures.gzip.dropFirst(3)),
            ("reserved flags", .gzip, [0x1F, 0x8B, 0x08, 0xE0] + Fixtures.gzip.dropFirst(4)),
            ("a wrong checksum", .gzip, Fixtures.gzip.dropLast(8) + [0, 0, 0, 0] + Fixtures.gzip.suffix(4)),
            ("a wrong length", .gzip, Fixtures.gzip.dropLast(4) + [0, 0, 0, 1]),
            ("a wrong checksum of the header", .gzip, Fixtures.gzipWithHeader.prefix(29) + [0, 0] + Fixtures.gzipWithHeader.dropFirst(31)),
            ("a second member that is none", .gzip, Fixtures.gzip + [0x1F, 0x8C] + Fixtures.gzip),
            ("a wrong checksum", .deflate, Fixtures.deflate.dropLast(4) + [0, 0, 0, 0]),
            ("a dictionary", .deflate, Fixtures.deflateWithDictionary),
            ("a block of a kind that is reserved", .deflate, [0x07, 0x00]),
            ("a large window", .brotli, Fixtures.brotliWithLargeWindow), ("reserved bits", .brotli, [0x11, 0x00]),
            ("a wrong checksum", .zstd, Fixtures.zstd.dropLast(4) + [0, 0, 0, 0]),
            ("a dictionary", .zstd, [0x28, 0xB5, 0x2F, 0xFD, 0x01, 0x58, 0x05, 0x01, 0x00, 0x00]),
            ("a window of more than 8 MiB", .zstd, [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x69, 0x01, 0x00, 0x00]),
            ("a window of 128 MiB", .zstd, [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x88, 0x01, 0x00, 0x00]),
            ("a reserved bit", .zstd, [0x28, 0xB5, 0x2F, 0xFD, 0x08, 0x58, 0x01, 0x00, 0x00]),
            ("a frame from before the standard", .zstd, [0x27, 0xB5, 0x2F, 0xFD, 0x00, 0x58, 0x01, 0x00, 0x00]),
            ("a block of a kind that is reserved", .zstd, [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58, 0x07, 0x00, 0x00]),
        ] as [(String, ContentCodec, [UInt8])])
    func malformed(_ what: String, _ codec: ContentCodec, _ bytes: [UInt8]) throws {
        let error = #expect(throws: ContentDecodingError.self) { try decode(codec, [bytes]) }
        let found = try #require(error)
        #expect(!found.reason.isEmpty)
        #expect((0...bytes.count).contains(found.offset))
        #expect(throws: ContentDecodingError.self) { try decode(codec, bytes.pieces(of: 1), room: 1) }
    }

    @Test func membersOfGzip() throws {
        let members = Fixtures.gzip + Fixtures.gzipOfNothing + Fixtures.gzipWithHeader
        #expect(try decode(.gzip, [members]) == Self.document + Self.document)
        #expect(try decode(.gzip, members.pieces(of: 1), room: 1) == Self.document + Self.document)
    }

    @Test func framesOfZstd() throws {
        let passedOver: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 0x03, 0, 0, 0] + Array("abc".utf8)
        let frames = passedOver + Fixtures.zstd + passedOver + Fixtures.zstdOfNothing + Fixtures.zstd
        #expect(try decode(.zstd, [frames]) == Self.document + Self.document)
        #expect(try decode(.zstd, frames.pieces(of: 1), room: 1) == Self.document + Self.document)
        // A window of just 8 MiB.
        #expect(try decode(.zstd, [[0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x68, 0x01, 0x00, 0x00]]) == [])
    }

    @Test func headerOfGzip() throws {
        #expect(try decode(.gzip, [Fixtures.gzipWithHeader]) == Self.document)
        #expect(try decode(.gzip, Fixtures.gzipWithHeader.pieces(of: 1), room: 1) == Self.document)
    }
}

@Suite("Codecs by name") struct CodecTests {
    @Test func areFound() {
        #expect([ContentCodec].standard.map(\.coding) == [.gzip, .deflate, .brotli, .zstd])
        for name in ["gzip", "deflate", "br", "zstd"] { #expect([ContentCodec].standard.named(name)?.coding.name == name) }
        #expect([ContentCodec].standard.named("compress")?.coding == nil)
        #expect([ContentCodec.plain].named("plain")?.coding.name == "plain")
    }

    @Test func theLaterTakesThePlaceOfTheEarlier() throws {
        let own = ContentCodec(.gzip) { try ContentCodec.plain.makeDecoder() }
        let found = try #require(([ContentCodec].standard + [own]).named("gzip"))
        #expect(try decode(found, [Array("plain.".utf8)]) == Array("plain.".utf8))
    }
}
