import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Parameters of layers") struct LayerParameterTests {
    @Get("/any") static func any() async -> String { "any" }
    @Get("/items/{size}") static func variable(size: Int) async -> Int { size }
    @Get("/given") static func given(size: String) async -> String { size }
    @Get("/grouped") static func grouped(@Query window: Window) async -> Int { window.size }
    @Model struct Window { @Field(ge: 10) var size: Int }
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

    /// What a handler takes from elsewhere by the same name is another thing.
    @Test(arguments: TestTransport.all) func ofTheNameOfAnArgument(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$variable, Self.$given, Self.$grouped], dependencies: [Provider.value("small", as: "size")],
            parameters: [LayerParameter<Int>.query("size")])
        try await app.test(transport) { client in
            let variable = try await client.get("/items/5")
            #expect(try variable.faults == ["query size: Missing required query parameter 'size'"])
            #expect(try await client.get("/items/5?size=7").text == "5")
            #expect(try await client.get("/given?size=x").faults == ["query size: Expected `int`, got `str`"])
            #expect(try await client.get("/given?size=7").text == "small")
            // The field of a group says more about it.
            #expect(try await client.get("/grouped?size=1").faults == ["query size: Expected `int` >= 10"])
        }
    }
}
