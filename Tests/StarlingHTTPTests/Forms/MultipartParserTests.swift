import NIOCore
import StarlingHTTP
import StarlingModel
import Testing

/// What a parser makes of some chunks: the parts, or the error.
private func read(_ chunks: [[UInt8]], boundary: String = "b", maxParts: Int = 100, maxHeaderSize: Int = 1000) -> Result<
    [String], any Error
> {
    var parser = MultipartParser(boundary: boundary, maxParts: maxParts, maxHeaderSize: maxHeaderSize)
    var parts: [String] = []
    var bytes: [UInt8] = []
    var name = ""
    func take(_ event: MultipartEvent) {
        switch event {
        case .part(let header): name = header.name + (header.filename.map { "[\($0)]" } ?? "")
        case .bytes(let more): bytes += more.readableBytesView
        case .partEnd:
            parts.append("\(name)=" + String(decoding: bytes, as: UTF8.self))
            bytes = []
        }
    }
    return Result {
        for chunk in chunks {
            parser.feed(ByteBuffer(bytes: chunk))
            while let event = try parser.next() { take(event) }
        }
        try parser.finish()
        return parts
    }
}

/// The bytes in chunks of one size.
private func chunks(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
}

@Suite struct MultipartParserTests {
    @Test(arguments: MultipartCase.good) func isRead(form: MultipartCase) throws {
        for size in [1, 2, 3, 7, 16, 61, max(1, form.body.count)] {
            let parts = try read(chunks(form.body, size)).get()
            #expect(parts == form.parts, "in chunks of \(size)")
        }
    }

    /// Wherever a form is cut in two.
    @Test(arguments: MultipartCase.good) func isReadInTwo(form: MultipartCase) throws {
        for cut in 0...form.body.count {
            let parts = try read([Array(form.body[..<cut]), [], Array(form.body[cut...])]).get()
            #expect(parts == form.parts, "cut at \(cut)")
        }
    }

    @Test(arguments: MultipartCase.bad) func isRefused(form: MultipartCase) {
        for size in [1, 2, 3, 7, 16, 61, max(1, form.body.count)] {
            #expect(throws: MalformedInput.self, "in chunks of \(size)") { try read(chunks(form.body, size)).get() }
        }
    }

    /// What is cut off is never whole.
    @Test func isRefusedWhenCut() throws {
        let body = Array(MultipartCase.lines("--b\nContent-Disposition: form-data; name=a\n\nx\n--b--").utf8)
        for length in 0..<body.count {
            #expect(throws: MalformedInput.self, "\(length)") { try read([Array(body[..<length])]).get() }
        }
        #expect(try read([body]).get() == ["a=x"])
    }

    @Test func limits() throws {
        let part = "--b\nContent-Disposition: form-data; name=a\n\nx\n"
        let two = Array(MultipartCase.lines(part + part + "--b--\n").utf8)
        let length = MultipartCase.lines("Content-Disposition: form-data; name=a").utf8.count
        for size in [1, 5, two.count] {
            let fits = try read(chunks(two, size), maxParts: 2, maxHeaderSize: length).get()
            #expect(fits.count == 2)
            #expect(throws: FormError.tooManyParts(limit: 1)) { try read(chunks(two, size), maxParts: 1).get() }
            #expect(throws: FormError.partHeaderTooLarge(limit: length - 1)) {
                try read(chunks(two, size), maxHeaderSize: length - 1).get()
            }
        }
        // A header without an end is not waited for.
        #expect(throws: FormError.partHeaderTooLarge(limit: 50)) {
            try read(chunks(Array("--b\r\nX: ".utf8) + [UInt8](repeating: 0x78, count: 10_000), 10), maxHeaderSize: 50).get()
        }
        #expect(throws: MalformedInput.self) { try read(chunks(Array("--b".utf8) + [UInt8](repeating: 0x20, count: 10_000), 10)).get() }
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=b", "b"), ("Multipart/Form-Data;charset=utf-8; BOUNDARY=\"a b\"", "a b"),
        ("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", "----WebKitFormBoundary7MA4YWxkTrZu0gW"),
        ("multipart/form-data; boundary=a/b==c", "a/b==c"), ("multipart/form-data; boundary=\"\"", nil), ("multipart/form-data", nil),
        ("multipart/form-data; boundary=", nil), ("multipart/form-data; boundary=\"a \"", nil),
        ("multipart/form-data; boundary=a; boundary=a", nil), ("multipart/form-data; boundary=\"é\"", nil),
        ("multipart/form-data; boundary=" + String(repeating: "a", count: 70), String(repeating: "a", count: 70)),
        ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), nil), ("", nil), (";boundary=a", nil),
    ])
    func boundaries(type: String, boundary: String?) {
        #expect(MultipartParser.boundary(of: type) == boundary)
    }

    /// A form that is all beginnings of delimiters costs no more than another one: each byte is looked at a few times.
    @Test(.timeLimit(.minutes(1))) func isLinear() throws {
        let boundary = String(repeating: "-", count: 70)
        let start = Array("--\(boundary)\r\nContent-Disposition: form-data; name=a\r\n\r\n".utf8)
        let nearly = Array("\r\n--\(String(repeating: "-", count: 69))".utf8)
        let body = start + (0..<2_000).flatMap { _ in nearly } + Array("\r\n--\(boundary)--".utf8)
        for size in [1, 71, 72, 73, 65_536] {
            let parts = try read(chunks(body, size), boundary: boundary).get()
            #expect(parts.map(\.utf8.count) == [2 + 2_000 * nearly.count])
        }
    }
}
