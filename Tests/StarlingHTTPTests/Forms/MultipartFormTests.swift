import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingModel
import Testing

@Suite struct MultipartFormTests {
    private static let body = MultipartCase.lines(
        "--b\nContent-Disposition: form-data; name=a\nContent-Type: text/plain; charset=iso-8859-1\n\n£\n"
            + "--b\nContent-Disposition: form-data; name=f; filename=x.bin\n\n0123456789\n"
            + "--b\nContent-Disposition: form-data; name=c\n\nend\n--b--\n")

    private static func form(_ options: FormOptions = FormOptions()) throws -> MultipartForm {
        let bytes = Array(body.unicodeScalars.map { UInt8($0.value) })
        return try MultipartForm(
            RequestBody(ByteBuffer(bytes: bytes)), contentType: "multipart/form-data; boundary=b", options: options)
    }

    @Test func partByPart() async throws {
        var seen: [String] = []
        for try await part in try Self.form() {
            switch part.name {
            case "a": seen.append(try await part.text(upTo: 10))
            case "f": seen.append("\(part.filename ?? "-") \(part.contentType?.rawValue ?? "-") \(try await part.read(upTo: 10).count)")
            default: seen.append(part.headers[.contentDisposition] ?? "-")
            }
        }
        #expect(seen == ["£", "x.bin - 10", "form-data; name=c"])
    }

    @Test func partsArePassedOver() async throws {
        var names: [String] = []
        for try await part in try Self.form() { names.append(part.name) }
        #expect(names == ["a", "f", "c"])
    }

    @Test func limits() async throws {
        await #expect(throws: FormError.fileTooLarge(name: "f", limit: 9)) {
            for try await _ in try Self.form(FormOptions(maxFileSize: 9)) {}
        }
        await #expect(throws: RequestBodyError.tooLarge(limit: 9)) {
            for try await part in try Self.form() where part.filename != nil { _ = try await part.read(upTo: 9) }
        }
    }

    @Test func outOfTurn() async throws {
        var parts = try Self.form().makeAsyncIterator()
        let first = try #require(try await parts.next())
        let second = try #require(try await parts.next())
        await #expect(throws: FormError.outOfTurn) { try await first.read(upTo: 10) }
        #expect(try await second.read(upTo: 10).count == 10)
        // There is nothing more of it.
        #expect(try await second.read(upTo: 10).isEmpty)
    }

    @Test func faults() async throws {
        #expect(throws: MalformedInput.self) { try MultipartForm(.empty, contentType: "multipart/form-data") }
        let form = try MultipartForm(.empty, contentType: "multipart/form-data; boundary=b")
        await #expect(throws: MalformedInput.self) { for try await _ in form {} }
        let unknown = MultipartCase.lines(
            "--b\nContent-Disposition: form-data; name=a\nContent-Type: text/plain; charset=klingon\n\nx\n--b--\n")
        let other = try MultipartForm(RequestBody(ByteBuffer(string: unknown)), contentType: "multipart/form-data; boundary=b")
        await #expect(throws: MalformedInput.self) { for try await part in other { _ = try await part.text(upTo: 10) } }
    }
}
