import HTTPTypes
import Starling
import Testing

private struct Book: Codable, Sendable { var title: String }
private struct Passing: Guard { func check(_ request: Request, _ context: RequestContext) async throws {} }

@Suite("The table of routes") struct RouteTableTests {
    /// Makes a book.
    @Post("/books/{shelf}", guards: [Passing()], opt: ["audit": true]) fileprivate static func create(shelf: Int, data: Book) async -> Book
    { data }
    @Get("/text") static func text() async -> String { "" }
    @Delete("/books/{shelf}") static func clear(shelf: Int) async {}

    @Test func rows() throws {
        let routes = try Application(handlers: [Self.$create, Self.$text, Self.$clear], path: "/api").routes
        #expect(
            routes.map { "\($0.method.rawValue) \($0.path) \($0.handler) \($0.status.code)" } == [
                "POST /api/books/{shelf} create 201", "GET /api/text text 200", "DELETE /api/books/{shelf} clear 204",
            ])
        let create = try #require(routes.first)
        #expect(create.documentation == "Makes a book.")
        #expect(create.arguments.map(\.name) == ["shelf", "data"])
        #expect(create.guards == ["Passing"])
        #expect(create.opt("audit", as: Bool.self) == true)
        #expect("\(create.source)".hasPrefix("StarlingCoreTests/RouteTableTests.swift:"))
        #expect(create.bodies.count == 1)
        guard case .codable(let body) = try #require(create.bodies.first), case .codable(let result) = try #require(create.result) else {
            Issue.record("no Codable type")
            return
        }
        #expect(body == Book.self && result == Book.self)
        #expect(routes.map { $0.media?.rawValue } == ["application/json", "text/plain; charset=utf-8", nil])
        #expect(routes[1].bodies.isEmpty && routes[1].result == nil)
    }
}
