import Starling
import StarlingTesting
import Testing

@Suite("DTOs of handlers") struct HandlerDTOTests {
    @Model struct Person: Equatable {
        var id: Int = 1
        var firstName: String
        var secret: String
        var tags: [Tag] = []
    }

    @Model struct Tag: Equatable {
        var tagName: String
        var weight: Int = 0
    }

    @Model struct Other { var n: Int }

    @Post("/create", dto: DTO<Person>.write)
    static func create(data: DTOData<Person>) async throws -> Person { try data.create(.set(\.secret, to: "s"), .set(\.id, to: 2)) }

    @Patch("/patch", dto: DTO<Person>.patch, returnDTO: DTO<Person>.all)
    static func patch(data: DTOData<Person>) async throws -> Person { try data.updated(Person(firstName: "Ada", secret: "s")) }

    @Get("/list", returnDTO: DTO<Person>.write)
    static func list() async -> [String: [Person]] { ["a": [Person(firstName: "Ada", secret: "s", tags: [Tag(tagName: "x", weight: 3)])]] }

    @Post("/whole", dto: DTO<Person>.write) static func whole(data: Person) async {}
    @Post("/nothing", dto: DTO<Other>.plain) static func nothing(data: Person) async {}
    @Post("/broken", dto: DTO<Person>.broken) static func broken(data: DTOData<Person>) async {}
    @Get("/again", dto: DTO<Person>.again) static func again() async -> Person { Person(firstName: "", secret: "") }

    private static let app = Application(handlers: [$create, $patch, $list])

    @Test(arguments: TestTransport.all) func shapes(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let created = try await client.send(.post, "/create", body: Array(#"{"firstName":"Ada","first-name":"Bea"}"#.utf8))
            #expect(created.text == #"{"first-name":"Bea","tags":[]}"#)
            let patched = try await client.send(.patch, "/patch", body: Array(#"{"tags":[{"tag-name":"x"}]}"#.utf8))
            #expect(patched.text == #"{"id":1,"firstName":"Ada","secret":"s","tags":[{"tagName":"x","weight":0}]}"#)
            #expect(try await client.get("/list").text == #"{"a":[{"first-name":"Ada","tags":[{"tag-name":"x"}]}]}"#)
        }
    }

    @Test func faultsHaveTheNamesOfTheShape() async throws {
        try await Self.app.test { client in
            let response = try await client.send(.post, "/create", body: Array(#"{"tags":[{"tag-name":1}]}"#.utf8))
            #expect(
                try response.decode(JSONValue.self)["extra"] == [
                    ["message": "Expected `str`, got `int`", "key": "tags[0].tag-name", "source": "body"],
                    ["message": "Object missing required field `first-name`", "key": "data", "source": "body"],
                ])
        }
    }

    @Test func startUp() {
        func faults(_ handlers: any RouteComponent...) -> [String] {
            let error = #expect(throws: StartupError.self) { try Application(handlers: handlers).makeResponder() }
            return error?.faults.map(\.fault.code.name) ?? []
        }
        #expect(faults(Self.$whole) == ["dto_not_readable"])
        #expect(faults(Self.$nothing) == ["useless_dto"])
        #expect(faults(Self.$broken) == ["include_and_exclude"])
        #expect(faults(Self.$create, Self.$again) == ["duplicate_dto"])
    }
}

extension DTO<HandlerDTOTests.Person> {
    static var write: Self {
        DTO(exclude: [\.id, \.secret], rename: .kebabCase, nested: [.nested(\.tags, DTO<HandlerDTOTests.Tag>.name)])
    }
    static var patch: Self { write.partial() }
    static var all: Self { DTO() }
    static var broken: Self { DTO(include: [\.id], exclude: [\.secret]) }
    static var again: Self { DTO(exclude: [\.id], name: "write") }
}

extension DTO<HandlerDTOTests.Tag> {
    static var name: Self { DTO(include: [\.tagName], rename: .kebabCase) }
}

extension DTO<HandlerDTOTests.Other> {
    static var plain: Self { DTO() }
}
