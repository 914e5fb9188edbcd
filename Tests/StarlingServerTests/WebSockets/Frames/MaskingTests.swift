import Testing

@testable import StarlingServer

@Suite struct MaskingTests {
    @Test(arguments: 0..<40) func takesTheMaskOff(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) & 0x7F }
        let mask: [UInt8] = [0x12, 0xA4, 0x56, 0xF8]
        let word = mask.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
        for phase in 0..<8 {
            let masked = bytes.enumerated().map { $1 ^ mask[($0 + phase) & 3] }
            var target = [UInt8](repeating: 0, count: count)
            let isASCII = masked.withUnsafeBytes { source in
                target.withUnsafeMutableBytes { Masking.remove(from: source, into: $0, mask: word, phase: phase) }
            }
            #expect(target == bytes)
            #expect(isASCII)
        }
    }

    @Test(arguments: 0..<20) func seesWhatIsNotASCII(place: Int) {
        var bytes = [UInt8](repeating: 0x61, count: 20)
        bytes[place] = 0x80
        var target = [UInt8](repeating: 0, count: 20)
        let isASCII = bytes.withUnsafeBytes { source in
            target.withUnsafeMutableBytes { Masking.remove(from: source, into: $0, mask: 0, phase: 0) }
        }
        #expect(!isASCII)
    }
}
