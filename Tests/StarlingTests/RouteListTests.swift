import StarlingTesting
import Testing

@testable import Starling

private struct Silent: Responder {
    func respond(to request: Request) async -> Response { Response() }
}

@Suite("The list of routes") struct RouteListTests {
    @Get("/books/{id}") static func book(id: Int) async -> String { "\(id)" }
    @Get("/") static func home() async -> String { "" }

    private static func rows(_ handlers: [any RouteComponent]) throws -> [String] {
        let lines = RouteList.text(try Application(handlers: handlers).makeResponder().routes).split(separator: "\n")
        return lines.map { line in
            // The place in the source is not what this is about.
            line.split(separator: " ").dropLast().joined(separator: " ")
        }
    }

    @Test func plain() throws {
        #expect(try Self.rows([Self.$home, Self.$book]) == ["METHOD PATH HANDLER", "GET / home", "GET /books/{id} book"])
    }

    @Test func hostsAndVersions() throws {
        #expect(
            try Self.rows([Self.$home, Router(host: "*.a.com", handlers: [Self.$book])]) == [
                "METHOD PATH HOST HANDLER", "GET / * home", "GET /books/{id} *.a.com book",
            ])
        #expect(
            try Self.rows([
                Router("/a", version: .path("v1", isDefault: true), handlers: [Router(version: .header("X", "2"), handlers: [Self.$home])]),
                Mount("/m", Application(handlers: [Self.$book])), Mount("/s", Silent()),
            ]) == [
                "METHOD PATH VERSION HANDLER", "GET /v1/a v1 (default), x: 2 home", "GET /m/books/{id} - book", "* /s - Silent",
            ])
        #expect(
            try Self.rows([Router(host: "a.com", version: .path("v1"), handlers: [Self.$home])]).first == "METHOD PATH HOST VERSION HANDLER"
        )
    }
}
