import Testing

@testable import StarlingModel

@Suite("Checking UTF-8")
struct UTF8CheckTests {
    private func isValid(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { UTF8Check.isValid($0) } }

    private func agrees(_ bytes: [UInt8]) -> Bool { isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil) }

    @Test func takesEveryScalarBeforeAndBehindText() {
        var wrong: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(Character(scalar)).utf8)
            if !isValid(bytes) || !isValid(Array("abcdefg".utf8) + bytes + Array("h".utf8)) { wrong.append(value) }
        }
        #expect(wrong.isEmpty)
    }

    @Test func agreesWithTheStandardLibraryOnEveryTwoBytes() {
        var wrong: [[UInt8]] = []
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                for rest in [[], [0x80], [0xBF, 0x80], [0x41], [0x80, 0x80, 0x80, 0x41, 0x42, 0x43]] as [[UInt8]] {
                    let bytes = [first, second] + rest
                    if !agrees(bytes) { wrong.append(bytes) }
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test(
        arguments: [
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE3, 0x81], [0xF0, 0x9F, 0x98], [0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func refusesWhatIsNoCharacter(bytes: [UInt8]) {
        for before in 0...9 {
            for after in 0...9 {
                let text = Array(repeating: UInt8(ascii: "a"), count: before) + bytes + Array(repeating: 0x62, count: after)
                #expect(!isValid(text))
            }
        }
    }

    @Test func agreesWithTheStandardLibraryOnRandomBytes() {
        var generator = SystemRandomNumberGenerator()
        let pieces: [[UInt8]] = [
            [0x41], [0xC3, 0xA4], [0xE3, 0x81, 0x82], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0], [0xBF], [0xF4, 0x90],
        ]
        var wrong: [[UInt8]] = []
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...20, using: &generator)).flatMap { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }
            if !agrees(bytes) { wrong.append(bytes) }
        }
        #expect(wrong.isEmpty)
    }
}
