import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// The shapes of models. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Models") struct ModelTests {
    @Model struct Account {
        @Field(.readOnly) var id: Int = 7
        var name: String
        @Field(.writeOnly) var password: String = ""
        @Field(.private) var hash: String = "hash"
        var _note: String = "note"
    }

    @Post("/accounts", dto: DTO<Account>.plain) static func create(data: Account) async -> Account { data }
    @Post("/inside", dto: DTO<Account>.plain)
    static func inside(data: Account) async -> [String] { ["\(data.id)", data.name, data.password, data.hash, data._note] }

    @Test("77: marks of fields, and names that begin with an underscore", arguments: TestTransport.all)
    func marks(transport: TestTransport) async throws {
        let sent = Array(#"{"id":1,"name":"Ada","password":"p","hash":"mine","_note":"mine"}"#.utf8)
        try await Application(handlers: [Self.$create, Self.$inside]).test(transport) { client in
            let response = try await client.send(.post, "/accounts", body: sent)
            #expect(response.answer == .json(201, #"{"id":7,"name":"Ada"}"#))
            #expect(try await client.send(.post, "/inside", body: sent).answer == .json(201, #"["7","Ada","p","hash","note"]"#))
        }
    }
}

extension DTO<ModelTests.Account> {
    static var plain: Self { DTO() }
}
