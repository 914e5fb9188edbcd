import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

@Suite("Bodies that are forms or MessagePack") struct FormBodyTests {
    @Model struct Address: Equatable {
        var city: String
        var zip: Int?
    }

    @Model(rename: .snakeCase) struct Signup: Equatable {
        @Field(minLength: 2) var userName: String
        @Field(ge: 18) var age: Int?
        var newsletter: Bool = false
        var tags: [String] = []
        var address: Address?
        @Field(.readOnly) var id: Int = 7
    }

    struct Plain: Codable {
        var name: String
        var sizes: [Int]
    }

    @Post("/form") static func form(@Body(media: .urlEncoded) data: Signup) async -> Signup { data }
    @Post("/either") static func either(@Body(media: [.json, .urlEncoded, .messagePack]) data: Signup) async -> Signup { data }
    @Post("/first") static func first(@Body(media: [.urlEncoded, .json]) data: Signup) async -> Signup { data }
    @Post("/both") static func both(@Body(media: [.multipart, .urlEncoded]) data: Signup) async -> Signup { data }
    @Post("/packed") static func packed(@Body(media: .messagePack) data: Signup) async -> Signup { data }
    @Post("/vendor") static func vendor(@Body(media: "application/vnd.api+json") data: Signup) async -> Signup { data }
    @Post("/names") static func names(@Body(media: .urlEncoded) data: [String: [String]]) async -> [String: [String]] { data }
    @Post("/plain") static func plain(@Body(media: [.urlEncoded, .messagePack]) data: Plain) async -> Plain { data }
    @Post("/optional") static func optional(@Body(media: .urlEncoded) data: Signup?) async -> Signup? { data }
    @Post("/default") static func standard(@Body(media: .urlEncoded) data: Address = Address(city: "Rome")) async -> Address { data }
    @Post("/raw") static func raw(@Body(media: .urlEncoded) data: [UInt8]) async -> Int { data.count }

    private static let app = Application(handlers: [
        $form, $either, $first, $both, $packed, $vendor, $names, $plain, $optional, $standard, $raw,
    ])

    private static let form = "user_name=Ada+L&age=36&newsletter=1&tags=a&tags=%C3%BC%26&address.city=London&address.zip="
    private static let signup = Signup(
        userName: "Ada L", age: 36, newsletter: true, tags: ["a", "ü&"], address: Address(city: "London"), id: 7)

    private static func post(_ client: TestClient, _ path: String, _ type: String?, _ body: [UInt8]) async throws -> TestResponse {
        try await client.send(.post, path, headers: type.map { [.contentType: $0] } ?? [:], body: body)
    }

    private static func post(_ client: TestClient, _ path: String, _ type: String?, _ body: String) async throws -> TestResponse {
        try await post(client, path, type, Array(body.utf8))
    }

    @Test(arguments: TestTransport.all) func models(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for (path, type) in [
                ("/form", "application/x-www-form-urlencoded"), ("/form", "Application/X-WWW-Form-Urlencoded; charset=utf-8"),
                ("/form", nil),
                ("/either", "application/x-www-form-urlencoded"), ("/first", nil), ("/both", "application/x-www-form-urlencoded"),
            ] {
                let response = try await Self.post(client, path, type, Self.form)
                #expect(response.status == .created, "\(path) \(type ?? "-"): \(response.text)")
                #expect(try response.decode(Signup.self) == Self.signup, "\(path) \(type ?? "-")")
            }
            let json = #"{"user_name":"Ada L","age":36,"newsletter":true,"tags":["a","ü&"],"address":{"city":"London"}}"#
            for (path, type) in [
                ("/either", "application/json"), ("/either", nil), ("/first", "application/json"), ("/vendor", "application/vnd.api+json"),
            ] {
                let response = try await Self.post(client, path, type, json)
                #expect(try response.decode(Signup.self) == Self.signup, "\(path) \(type ?? "-"): \(response.text)")
            }
            let packed = try MessagePack.encode(Self.signup)
            for type in ["application/msgpack", "application/x-msgpack", "application/vnd.msgpack"] {
                for path in ["/packed", "/either"] {
                    let response = try await Self.post(client, path, type, packed)
                    #expect(try response.decode(Signup.self) == Self.signup, "\(path) \(type): \(response.text)")
                }
            }
            let names = try await Self.post(client, "/names", nil, "a=1&b=&a=2&c")
            #expect(try names.decode([String: [String]].self) == ["a": ["1", "2"], "b": [""], "c": [""]])
            #expect(try await Self.post(client, "/plain", nil, "name=x&sizes=1&sizes=2").text == #"{"name":"x","sizes":[1,2]}"#)
            let plain = try MessagePack.encode(Plain(name: "x", sizes: [3]))
            #expect(try await Self.post(client, "/plain", "application/msgpack", plain).text == #"{"name":"x","sizes":[3]}"#)
            #expect(try await Self.post(client, "/raw", nil, "a=%20").text == "5")
        }
    }

    @Test(arguments: TestTransport.all) func emptyBodies(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let empty = try await Self.post(client, "/optional", nil, "")
            #expect(empty.text == "null")
            #expect(try await Self.post(client, "/default", nil, "").decode(Address.self) == Address(city: "Rome"))
            // A form in which nothing was chosen is no missing one.
            #expect(try await Self.post(client, "/form", nil, "").faults == ["body data: Object missing required field `user_name`"])
            #expect(try await Self.post(client, "/names", nil, "").text == "{}")
            #expect(try await Self.post(client, "/both", nil, "").faults == ["body data: Missing required body"])
            #expect(try await Self.post(client, "/packed", nil, "").faults == ["body data: Missing required body"])
        }
    }

    @Test(arguments: TestTransport.all) func otherMediaTypes(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let cases = [
                ("/form", "application/json", "Expected `application/x-www-form-urlencoded`, got `application/json`"),
                ("/packed", "application/json", "Expected `application/msgpack`, got `application/json`"),
                ("/first", "text/plain", "Expected `application/x-www-form-urlencoded` or `application/json`, got `text/plain`"),
                ("/form", "", "Expected `application/x-www-form-urlencoded`, got ``"),
            ]
            for (path, type, detail) in cases {
                let response = try await Self.post(client, path, type, "x")
                #expect(response.status == .unsupportedMediaType, "\(path) \(type)")
                #expect(try response.problem.detail == detail)
            }
            let refused = try await Self.post(client, "/first", "text/plain", "x")
            #expect(refused.headers[.accept] == "application/x-www-form-urlencoded, application/json")
        }
    }

    @Test(arguments: TestTransport.all) func faults(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await Self.post(client, "/form", nil, "user_name=A&age=x&newsletter=2&address.zip=y&id=9")
            #expect(response.status == .badRequest)
            #expect(
                try response.faults
                    == [
                        "body address.zip: Expected `int`, got `str`", "body address: Object missing required field `city`",
                        "body age: Expected `int`, got `str`", "body newsletter: Expected `bool`, got `str`",
                        "body user_name: Expected `str` of length >= 2",
                    ].sorted())
            let broken = try await Self.post(client, "/form", nil, "user_name=%FF")
            #expect(broken.status == .badRequest)
            #expect(try broken.problem.detail == "Form is malformed: a text is no UTF-8")
            let packed = try await Self.post(client, "/packed", nil, [0xC1])
            #expect(packed.status == .badRequest)
        }
    }

    @Post("/limited", forms: FormOptions(maxParts: 2, maxTextSize: 20)) static func limited(
        @Body(media: .urlEncoded) data: [String: String]
    ) async -> Int { data.count }

    @Test(arguments: TestTransport.all) func limits(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$limited]).test(transport) { client in
            let fits = try await Self.post(client, "/limited", nil, "a=1&&b=2&")
            #expect(fits.text == "2")
            let many = try await Self.post(client, "/limited", nil, "a=1&b=2&c")
            #expect(many.status == .contentTooLarge)
            #expect(try many.problem.detail == "The form has more than 2 parts")
            let long = try await Self.post(client, "/limited", nil, "a=1234567890123456789")
            #expect(long.status == .contentTooLarge)
            #expect(try long.problem.detail == "The texts of the form have more than 20 bytes")
        }
    }
}
