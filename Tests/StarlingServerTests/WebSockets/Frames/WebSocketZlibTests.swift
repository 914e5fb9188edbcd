import NIOCore
import Testing

@testable import StarlingServer

@Suite struct WebSocketZlibTests {
    /// Messages of all sizes, that of zlib's output buffers among them, come out as they went in.
    @Test(arguments: [9, 12, 15], [true, false]) func undoesWhatItDoes(windowBits: Int, contextTakeover: Bool) throws {
        let deflater = try #require(Deflater(windowBits: windowBits, level: 6, contextTakeover: contextTakeover))
        let inflater = try #require(Inflater(windowBits: windowBits, contextTakeover: contextTakeover))
        var seed: UInt32 = 1
        for size in Array(0..<300) + [1000, 4095, 4096, 4097, 20_000, 200_000] {
            let bytes = (0..<size).map { index -> UInt8 in
                seed = seed &* 1_664_525 &+ 1_013_904_223
                return size % 2 == 0 ? UInt8(truncatingIfNeeded: seed >> 24) : UInt8(truncatingIfNeeded: index / 9)
            }
            var packed = ByteBuffer(string: "before")
            #expect(bytes.withUnsafeBytes { deflater.deflate($0, into: &packed) })
            packed.moveReaderIndex(forwardBy: 6)
            var unpacked = ByteBuffer()
            try packed.withUnsafeReadableBytes { try inflater.inflate($0, into: &unpacked, limit: size) }
            try inflater.finish(into: &unpacked, limit: size)
            try #require(Array(unpacked.readableBytesView) == bytes)
        }
    }

    @Test func stopsAtTheLimit() throws {
        let deflater = try #require(Deflater(windowBits: 15, level: 9, contextTakeover: true))
        var packed = ByteBuffer()
        #expect([UInt8](repeating: 0, count: 10_000_000).withUnsafeBytes { deflater.deflate($0, into: &packed) })
        let inflater = try #require(Inflater(windowBits: 15, contextTakeover: true))
        var unpacked = ByteBuffer()
        #expect(throws: Inflater.Failure.tooLong) {
            try packed.withUnsafeReadableBytes { try inflater.inflate($0, into: &unpacked, limit: 50_000) }
        }
        // Not much more than the limit was ever in memory.
        #expect(unpacked.readableBytes <= 50_001)
    }

    @Test func refusesWhatIsNoDeflate() throws {
        let inflater = try #require(Inflater(windowBits: 15, contextTakeover: true))
        var unpacked = ByteBuffer()
        #expect(throws: Inflater.Failure.malformed) {
            try [0x07, 0xFF, 0xFF].withUnsafeBytes { try inflater.inflate($0, into: &unpacked, limit: 1000) }
        }
    }
}
