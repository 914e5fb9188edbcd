import Starling
import StarlingTesting
import Testing

@Model private struct Window {
    /// How many.
    @Field(ge: 1, le: 100, title: "Limit") var limit: Int = 20
    @Field("from", deprecated: true) var start: Int
    var tags: [String] = []
}

@Model private struct Tracing { var requestID: String? }

/// What documentation is made of: every parameter once, settled.
@Suite("Parameters in the table of routes") struct ParameterTableTests {
    @Provide static func user(@Cookie session: String, page: Int) async -> String { session }
    @Provide static func store(team: String) async -> Int { 1 }
    @Guard static func owner(@Header owner: Int, id: Int) async throws {}

    @Post("/items/{id}")
    fileprivate static func item(
        id: Int, page: Int = 1, user: String, @Query(separator: ",") window: Window, @Header tracing: Tracing?,
        @Query("n", separator: "|", title: "Numbers") numbers: [Int] = [], request: Request, @Body(media: .json) data: [Int]
    ) async {}

    private static func route() throws -> RouteDescription {
        let app = Application(
            handlers: [Router("/api", handlers: [$item], guards: [$owner], dependencies: [$user])],
            parameters: [
                LayerParameter<String>.header("Owner"), LayerParameter<Int>.query("id"), LayerParameter<Int>.query("page"),
                LayerParameter<Int>.query("from"),
            ])
        return try app.makeResponder().routes[0]
    }

    /// The team is a variable that a provider takes, for a handler that does not name it.
    @Get("/teams") static func teams(store: Int) async {}

    @Test func everyParameterOnce() throws {
        let route = try Self.route()
        let list = route.parameters.map { parameter in
            "\(parameter.source?.rawValue ?? "-") \(parameter.alias ?? "-")\(parameter.isOptional ? "?" : "") \(parameter.type)"
        }
        #expect(
            list == [
                "path id Int", "query page Int", "query limit? Int", "query from Int", "query tags? [String]", "header request-id? String?",
                "query n? [Int]", "header owner Int", "query id Int", "cookie session String",
            ])
    }

    @Test func whatIsSaidOfThem() throws {
        let parameters = try Self.route().parameters
        let limit = try #require(parameters.first { $0.alias == "limit" })
        #expect(limit.name == "limit")
        #expect(limit.documentation == ArgumentDocumentation(title: "Limit", description: "How many."))
        #expect(limit.constraints.ge?.text == "1")
        #expect(limit.field?.default?() as? Int == 20)
        #expect(limit.separator == nil)
        let start = try #require(parameters.first { $0.alias == "from" })
        #expect(start.name == "start")
        #expect(start.documentation.deprecated)
        let tags = try #require(parameters.first { $0.alias == "tags" })
        #expect(tags.separator == ",")
        let numbers = try #require(parameters.first { $0.alias == "n" })
        #expect(numbers.separator == "|")
        #expect(numbers.documentation.title == "Numbers")
        #expect(numbers.field == nil)
    }

    @Test func whatTheHandlerTakes() {
        let arguments = Self.$item.handler.arguments
        #expect(arguments.map(\.name) == ["id", "page", "user", "window", "tracing", "numbers", "request", "data"])
        #expect(arguments[3].members.map(\.alias) == ["limit", "from", "tags"])
        #expect(arguments[4].members.map { $0.isOptional } == [true])
        #expect(arguments[1].members.isEmpty)
        #expect(arguments[7].media == [.json])
    }

    @Test func providersThatAGuardAsksFirst() throws {
        let app = Application(
            handlers: [Router("/{team}", handlers: [Self.$teams], guards: [Self.$asking])], dependencies: [Self.$store])
        let route = try app.makeResponder().routes[0]
        #expect(route.providers["store"]?.map(\.name) == ["team"])
        #expect(route.parameters.map { $0.alias } == ["team"])
    }

    @Guard static func asking(store: Int) async throws {}
}
