import Testing

@testable import StarlingServer

@Suite struct UTF8ValidatorTests {
    private func isText(_ pieces: [[UInt8]]) -> Bool {
        var validator = UTF8Validator()
        for piece in pieces where !piece.withUnsafeBytes({ validator.append($0) }) { return false }
        return validator.isComplete
    }

    /// Every sequence of up to three interesting bytes, against Swift's own validation, in one piece and byte by byte.
    @Test func agreesWithSwift() {
        let bytes: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
            0xF3,
            0xF4, 0xF5, 0xFF,
        ]
        var wrong: [[UInt8]] = []
        for first in bytes {
            for second in bytes {
                for third in bytes {
                    for tail in [[], [0x80], [0xBF]] as [[UInt8]] {
                        let text = [first, second, third] + tail
                        let expected = String(validating: text, as: UTF8.self) != nil
                        if isText([text]) != expected || isText(text.map { [$0] }) != expected { wrong.append(text) }
                    }
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func findsTheFirstWrongByte() {
        for (good, bad) in [([0xF4], 0x90), ([0xED], 0xA0), ([0xE0], 0x9F), ([0xF0], 0x8F), ([], 0xF5), ([], 0xC1)] as [([UInt8], UInt8)] {
            var validator = UTF8Validator()
            #expect(good.withUnsafeBytes { validator.append($0) })
            #expect(![bad].withUnsafeBytes { validator.append($0) })
        }
    }

    @Test func passesOverLongASCII() {
        let ascii = [UInt8](repeating: 0x61, count: 1001)
        #expect(isText([ascii + [0xC3, 0xA9] + ascii]))
        #expect(!isText([ascii + [0xC3] + ascii]))
    }
}
