import NIOCore
import StarlingHTTP
import StarlingModel
import Testing

@Suite struct URLEncodedFormTests {
    private func read(_ bytes: [UInt8], maxParts: Int = 10) throws -> [String] {
        try URLEncodedForm.decode(ByteBuffer(bytes: bytes), maxParts: maxParts).map { pair in
            guard case .text(let text) = pair.value else { return "\(pair.name) is no text" }
            return "\(pair.name)=\(text)"
        }
    }

    @Test(arguments: [
        ("", []), ("a=1", ["a=1"]), ("a=1&b=2&a=3", ["a=1", "b=2", "a=3"]), ("a", ["a="]), ("a=", ["a="]), ("=1", ["=1"]), ("=", ["="]),
        ("&&a=1&&", ["a=1"]), ("a=b=c", ["a=b=c"]), ("a+b=c+d", ["a b=c d"]), ("%61%3D=%26%2B", ["a==&+"]), ("a=%C3%BC", ["a=ü"]),
        ("ü=é", ["ü=é"]),
        // What is no percent-encoding stays as it is (WHATWG URL, section 1.3).
        ("a=%", ["a=%"]), ("a=%4", ["a=%4"]), ("a=%zz%41", ["a=%zzA"]), ("%=%%41", ["%=%A"]), ("a=1;b=2", ["a=1;b=2"]),
        ("a=\r\n", ["a=\r\n"]),
    ])
    func isRead(text: String, expected: [String]) throws {
        #expect(try read(Array(text.utf8)) == expected)
    }

    @Test(
        arguments: [
            [0x61, 0x3D, 0xFF], Array("a=%FF".utf8), Array("%C3=1".utf8), Array("a=%ED%A0%80".utf8), [0xC3], Array("a=1&b=%80".utf8),
        ] as [[UInt8]])
    func isRefused(bytes: [UInt8]) {
        #expect(throws: MalformedInput(format: "Form", reason: "a text is no UTF-8")) { try read(bytes) }
    }

    @Test func limit() throws {
        #expect(try read(Array("a&b&&".utf8), maxParts: 2) == ["a=", "b="])
        #expect(throws: FormError.tooManyParts(limit: 2)) { try read(Array("a&b&c".utf8), maxParts: 2) }
        #expect(throws: FormError.tooManyParts(limit: 0)) { try read(Array("a".utf8), maxParts: 0) }
    }
}
