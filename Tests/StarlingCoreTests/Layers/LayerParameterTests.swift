import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Parameters of layers") struct LayerParameterTests {
    @Get("/any") static func any() async -> String { "any" }
    @Get("/own") static func own(@Query(ge: 10) size: Int, other: Int) async -> Int { size + other }

    @Test(arguments: TestTransport.all) func areAskedOfEveryHandlerBelow(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$any, Self.$own],
            parameters: [
                LayerParameter<String>.header("X-Tenant", .of(String.self, minLength: 2)), LayerParameter<Int>.query("size"),
            ])
        try await app.test(transport) { client in
            let tenant: HeaderFields = [.init("x-tenant")!: "ab"]
            let right = try await client.get("/any?size=1", headers: tenant)
            #expect(right.text == "any")
            let missing = try await client.get("/any", headers: [.init("x-tenant")!: "a"])
            #expect(
                try missing.faults == [
                    "header x-tenant: Expected `str` of length >= 2", "query size: Missing required query parameter 'size'",
                ])
            // The handler says more about one of them; all that is wrong is told once.
            let own = try await client.get("/own?size=1&other=x")
            #expect(
                try own.faults == [
                    "header x-tenant: Missing required header parameter 'x-tenant'", "query other: Expected `int`, got `str`",
                    "query size: Expected `int` >= 10",
                ])
        }
    }
}
