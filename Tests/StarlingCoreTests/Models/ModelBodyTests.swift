import Starling
import StarlingTesting
import Testing

@Suite("Models in bodies and results") struct ModelBodyTests {
    @Model struct Address: Equatable {
        @Field("zip_code", minLength: 5) var zip: String
        var street: String = "unknown"
    }

    @Model struct User: Equatable {
        @Field(.readOnly) var id: Int = 7
        @Field(minLength: 1) var name: String
        @Field(.writeOnly) var password: String = ""
        @Field(.private) var hash: String = "secret"
        @Field(ge: 0) var age: Int?
        var address: Address?
    }

    @Model struct Page<Element: Model> {
        var items: [Element]
        var total: Int
    }

    @Post("/users") static func create(data: User) async -> [String] {
        ["\(data.id)", data.name, data.password, data.hash]
    }
    @Get("/user") static func user() async -> User { User(name: "Ada", password: "p") }
    @Get("/users") static func users() async -> Page<User> { Page(items: [User(name: "Ada", password: "p")], total: 1) }
    @Get("/reply") static func reply() async -> Reply<[User]> { Reply([User(name: "Ada")], status: .accepted) }

    private static let app = Application(handlers: [$create, $user, $users, $reply])

    @Test(arguments: TestTransport.all) func marksHold(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let sent = try await client.send(
                .post, "/users", body: Array(#"{"id":1,"name":"Ada","password":"p","hash":"mine"}"#.utf8))
            #expect(sent.text == #"["7","Ada","p","secret"]"#)
            let user = #"{"id":7,"name":"Ada","age":null,"address":null}"#
            #expect(try await client.get("/user").text == user)
            #expect(try await client.get("/users").text == #"{"items":[\#(user)],"total":1}"#)
            let reply = try await client.get("/reply")
            #expect(reply.text == "[\(user)]")
            #expect(reply.status == .accepted)
        }
    }

    @Test(arguments: TestTransport.all) func allFaults(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.send(
                .post, "/users", body: Array(#"{"name":"","age":-1,"address":{"zip_code":"1","street":2}}"#.utf8))
            #expect(response.status == .badRequest)
            let found = try response.decode(JSONValue.self)
            #expect(
                found["extra"] == [
                    ["message": "Expected `str` of length >= 1", "key": "name", "source": "body"],
                    ["message": "Expected `int` >= 0", "key": "age", "source": "body"],
                    ["message": "Expected `str` of length >= 5", "key": "address.zip_code", "source": "body"],
                    ["message": "Expected `str`, got `int`", "key": "address.street", "source": "body"],
                ])
        }
    }

    @Test func malformed() async throws {
        try await Self.app.test { client in
            let response = try await client.send(.post, "/users", body: Array("{1:2}".utf8))
            #expect(response.text == #"{"status_code":400,"detail":"JSON is malformed: object keys must be strings (byte 1)"}"#)
        }
    }
}
