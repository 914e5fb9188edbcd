import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// What is read from bodies. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Bodies") struct BodyTests {
    @Model struct Inner {
        var name: String
    }

    @Model struct Outer {
        var inner: Inner
    }

    @Model struct Counted {
        var n: Int

        func validate(_ faults: inout ModelFaults<Counted>) {
            if n < 0 { faults.add("neg") }
        }
    }

    @Post("/outer") static func outer(data: Outer) async -> Outer { data }
    @Post("/counted") static func counted(data: Counted) async -> Counted { data }

    private static let app = Application(handlers: [$outer, $counted])

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("29: a wrong type within another object", arguments: TestTransport.all)
    func nestedWrongType(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(.post, "/outer", body: Self.bytes(#"{"inner":{"name":5}}"#))
            let expected = #"""
                {"status_code":400,"detail":"Validation failed for POST /outer","extra":[\#
                {"message":"Expected `str`, got `int`","key":"inner.name","source":"body"}]}
                """#
            #expect(response.answer == .json(400, expected))
        }
    }

    @Test("31: JSON that is none", arguments: TestTransport.all)
    func malformed(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(.post, "/outer", body: Self.bytes("{1:2}"))
            let expected = #"{"status_code":400,"detail":"JSON is malformed: object keys must be strings (byte 1)"}"#
            #expect(response.answer == .json(400, expected))
        }
    }

    @Test("33: keys that the model does not have", arguments: TestTransport.all)
    func unknownKeys(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(.post, "/outer", body: Self.bytes(#"{"x":[{}],"inner":{"y":null,"name":"a"}}"#))
            #expect(response.answer == .json(201, #"{"inner":{"name":"a"}}"#))
        }
    }

    @Test("35: a rule of the model's own", arguments: TestTransport.all)
    func ruleOfTheModel(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(.post, "/counted", body: Self.bytes(#"{"n":-1}"#))
            let expected = #"""
                {"status_code":400,"detail":"Validation failed for POST /counted","extra":[\#
                {"message":"neg","key":"data","source":"body"}]}
                """#
            #expect(response.answer == .json(400, expected))
        }
    }

    /// The length of a body is the server's business: without a socket there is none to be told.
    @Test("37: a Content-Length that is no number")
    func invalidLength() async throws {
        try await Self.app.test(.socket) { client in
            let response = try await client.send(.post, "/outer", headers: [.contentLength: "abc"])
            #expect(response.answer == .json(400, #"{"status_code":400,"detail":"Invalid content-length: 'abc'"}"#))
        }
    }

    @Post("/parts", forms: FormOptions(maxParts: 2)) static func parts(@Body(media: .multipart) data: [String: String]) async -> Int {
        data.count
    }

    @Test("39: a form of more parts than are allowed", arguments: TestTransport.all)
    func tooManyParts(transport: TestTransport) async throws {
        func form(_ names: [String]) -> [UInt8] {
            let parts = names.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\nx\r\n" }
            return Self.bytes(parts.joined() + "--b--\r\n")
        }
        let headers: HeaderFields = [.contentType: "multipart/form-data; boundary=b"]
        try await Application(handlers: [Self.$parts]).test(transport) { client in
            let response = try await client.send(.post, "/parts", headers: headers, body: form(["a", "b", "c"]))
            #expect(response.answer == .json(413, #"{"status_code":413,"detail":"The form has more than 2 parts"}"#))
            #expect(try await client.send(.post, "/parts", headers: headers, body: form(["a", "b"])).answer == .json(201, "2"))
        }
    }

    @Post("/packed") static func packed(body: [UInt8]) async throws -> Int { try MessagePack.decode(Counted.self, from: body).n }

    /// The handler reads the body itself.
    @Test("41: MessagePack that is none", arguments: TestTransport.all)
    func malformedMessagePack(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$packed]).test(transport) { client in
            let response = try await client.send(.post, "/packed", body: [0xC1])
            let expected = #"{"status_code":400,"detail":"MessagePack data is malformed: invalid opcode '\\xc1' (byte 0)"}"#
            #expect(response.answer == .json(400, expected))
            #expect(try await client.send(.post, "/packed", body: MessagePack.encode(Counted(n: 5))).answer == .json(201, "5"))
        }
    }
}
