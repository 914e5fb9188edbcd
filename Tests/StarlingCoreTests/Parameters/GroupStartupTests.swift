import Starling
import StarlingTesting
import Testing

@Model private struct Item { var id: Int }

@Model private struct Unfit {
    var items: [Item] = []
    var counts: [String: Int] = [:]
    @Field(.readOnly) var owner: String
    var fine: Int = 0
}

@Model private struct Filter { var name: String? }
@Model private enum Choice { case one, two }
@Model private enum Shape: String { case round, square }
@Model private struct Nothing {}

@Suite("Groups that start-up looks at") struct GroupStartupTests {
    @Get("/unfit") fileprivate static func unfit(@Query group: Unfit) async {}
    @Get("/named") fileprivate static func named(@Header("X-Filter") group: Filter) async {}
    @Get("/bare") fileprivate static func bare(filter: Filter) async {}
    @Get("/path") fileprivate static func path(@Path filter: Filter) async {}
    @Get("/choice") fileprivate static func choice(@Query choice: Choice) async {}
    @Get("/nothing") fileprivate static func nothing(@Cookie group: Nothing?) async {}
    @Get("/lists") fileprivate static func lists(@Query filters: [Filter]) async {}
    @Get("/shape") fileprivate static func shape(shape: Shape, @Query other: Shape?) async -> String {
        "\(shape.rawValue) \(other?.rawValue ?? "-")"
    }
    @Get("/injected") fileprivate static func injected(filter: Filter) async -> String { filter.name ?? "-" }

    private func messages(_ handlers: [any RouteComponent]) -> [String] {
        Application(handlers: handlers).validate().map { FaultCatalogue().message(for: $0.fault) }
    }

    @Test func fieldsThatAreNoParameters() {
        let start = "`group: Unfit` of GET /unfit is no group of query parameters:"
        #expect(
            messages([Self.$unfit]) == [
                "\(start) `items` is neither a single value, nor a list of them, nor a model of such fields",
                "\(start) `counts` is neither a single value, nor a list of them, nor a model of such fields",
                "\(start) clients cannot send `owner`, as its mark says, and it has no default",
            ])
        #expect(
            messages([Self.$nothing]) == [
                "`group: Nothing?` of GET /nothing is no group of cookie parameters: it has no field that could be a parameter"
            ])
    }

    @Test func aNameForAGroup() {
        #expect(
            messages([Self.$named]) == [
                "`group: Filter` of GET /named is no group of header parameters: its fields have names of their own; take `\"X-Filter\"` out of the wrapper"
            ])
    }

    /// Only a wrapper makes a group of a model.
    @Test func modelsThatAreNoGroups() {
        #expect(messages([Self.$bare]) == ["nothing provides `filter: Filter` for GET /bare"])
        #expect(
            messages([Router("/{filter}", handlers: [Self.$path])]) == [
                "`filter: Filter` of GET /{filter}/path cannot be read from a path variable: the type must conform to ParameterValue"
            ])
        #expect(
            messages([Self.$choice]) == [
                "`choice: Choice` of GET /choice cannot be read from a query: the type must conform to ParameterValue"
            ])
        #expect(
            messages([Self.$lists]) == [
                "`filters: [Filter]` of GET /lists cannot be read from a query: the type must conform to ParameterValue"
            ])
    }

    @Test func enumerationsAndProvidedModels() async throws {
        let app = Application(handlers: [Self.$shape, Self.$injected], dependencies: [Provider.value(Filter(name: "n"), as: "filter")])
        try await app.test { client in
            let response = try await client.get("/shape?shape=round&other=square")
            #expect(response.text == "round square")
            #expect(try await client.get("/shape?shape=flat").faults == ["query shape: Invalid enum value 'flat'"])
            #expect(try await client.get("/injected").text == "n")
        }
    }
}
