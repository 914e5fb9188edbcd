import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// A kind of model with a serialization of its own: a line of fields.
private protocol Record: Sendable {
    init(fields: [Substring]) throws
    var fields: [String] { get }
}

/// What names a record of a type.
private protocol RecordKey: Sendable {
    init?(key: String)
    var key: String { get }
}

extension Record {
    fileprivate init(bytes: [UInt8]) throws {
        try self.init(fields: String(decoding: bytes, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false))
    }

    fileprivate var line: String { fields.joined(separator: ";") }
}

extension FaultCode {
    fileprivate static let wrongRecord = FaultCode("wrong_record", "Expected a record of {count} fields")
}

// What teaches the framework the whole kind.

extension ResultEncoding {
    fileprivate static func of<Result: Record>(_ type: Result.Type) -> ResultEncoder<Result> {
        ResultEncoder(media: "application/x-record") { .text($0.line) }
    }

    fileprivate static func of<Value: Record>(_ type: [Value].Type) -> ResultEncoder<[Value]> {
        ResultEncoder(media: "application/x-records") { .text($0.map { $0.line + "\n" }.joined()) }
    }

    fileprivate static func of<Value: Record>(_ type: Reply<Value>.Type) -> ResultEncoder<Reply<Value>> { reply(of(Value.self)) }
}

extension BodyDecoding {
    fileprivate static func of<Value: Record>(_ type: Value.Type) -> BodyDecoder<Value> {
        BodyDecoder { try Value(bytes: $0) }
    }

    fileprivate static func of<Value: Record>(_ type: Value?.Type) -> BodyDecoder<Value?> {
        BodyDecoder(absent: .some(nil)) { try Value(bytes: $0) }
    }
}

extension ParameterDecoding {
    fileprivate static func of<Value: RecordKey>(_ type: Value.Type) -> ParameterDecoder<Value> {
        ParameterDecoder(kind: .custom(type, name: "key")) { Value(key: $0) }
    }

    fileprivate static func of<Value: RecordKey>(_ type: Value?.Type) -> ParameterDecoder<Value?> {
        ParameterDecoder(kind: .custom(Value.self, name: "key"), absent: .some(nil)) { Value(key: $0).map { .some($0) } }
    }
}

extension PathText {
    fileprivate static func of(_ value: some RecordKey) -> String { value.key }
}

@Suite("Models of a kind of their own") struct ForeignModelTests {
    /// `Encodable` too: what a kind says of itself counts.
    fileprivate struct Person: Record, Encodable {
        var name: String
        var age: Int

        init(name: String, age: Int) { (self.name, self.age) = (name, age) }

        init(fields: [Substring]) throws {
            guard fields.count == 2, let age = Int(fields[1]) else { throw ValidationError(Fault(.wrongRecord, ["count": "2"])) }
            self.init(name: String(fields[0]), age: age)
        }

        var fields: [String] { [name, "\(age)"] }
    }

    fileprivate struct Initials: RecordKey {
        let key: String
        init?(key: String) {
            guard key.count == 2 else { return nil }
            self.key = key
        }
    }

    @Post("/people") fileprivate static func older(data: Person) async -> Person { Person(name: data.name, age: data.age + 1) }
    @Put("/people") fileprivate static func maybe(data: Person?) async -> Reply<Person> {
        Reply(data ?? Person(name: "nobody", age: 0), status: data == nil ? .notFound : .ok)
    }
    @Get("/people/{initials}") fileprivate static func named(initials: Initials, other: Initials?) async -> [Person] {
        [initials, other].compactMap { $0.map { Person(name: $0.key, age: 1) } }
    }
    @Get("/people", media: "text/csv") fileprivate static func first() async -> Person { Person(name: "Ada", age: 36) }

    private static let app = Application(handlers: [$older, $maybe, $named, $first])

    @Test(arguments: TestTransport.all) func bodyAndResult(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(.post, "/people", body: Array("Ada;36".utf8))
            #expect(response.status == .created)
            #expect(response.headers[.contentType] == "application/x-record")
            #expect(response.text == "Ada;37")
            let other = try await client.get("/people")
            #expect(other.headers[.contentType] == "text/csv")
            #expect(other.text == "Ada;36")
        }
    }

    @Test(arguments: TestTransport.all) func faults(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let wrong = try await client.send(.post, "/people", body: Array("Ada".utf8))
            #expect(wrong.status == .badRequest)
            #expect(try wrong.faults == ["body data: Expected a record of 2 fields"])
            let missing = try await client.send(.post, "/people")
            #expect(try missing.faults == ["body data: Missing required body"])
        }
    }

    @Test(arguments: TestTransport.all) func optionalsAndReplies(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(.put, "/people", body: Array("Bob;5".utf8))
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/x-record")
            #expect(response.text == "Bob;5")
            let none = try await client.send(.put, "/people")
            #expect(none.status == .notFound)
            #expect(none.text == "nobody;0")
        }
    }

    @Test(arguments: TestTransport.all) func parameters(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.get("/people/al")
            #expect(response.headers[.contentType] == "application/x-records")
            #expect(response.text == "al;1\n")
            #expect(try await client.get("/people/al?other=bb").text == "al;1\nbb;1\n")
            let faults = try await client.get("/people/al?other=bob").faults
            #expect(faults == ["query other: Expected `key`, got `str`"])
            // A path that is no key leads nowhere.
            #expect(try await client.get("/people/ada").status == .notFound)
        }
    }

    @Test func reverseRouting() throws {
        let initials = try #require(Initials(key: "al"))
        #expect(try Self.app.url(for: Self.$named(initials: initials)) == "/people/al")
    }
}
