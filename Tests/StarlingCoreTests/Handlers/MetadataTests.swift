import Starling
import StarlingTesting
import Testing

private let documentedLine = #line + 7

/// Lists things.
///
/// All of them, that is.
/// - Parameter limit: How many.
@Get("/documented")
private func documented(@Query("max", ge: 1, title: "Limit") limit: Int = 5, tags: [String] = []) async -> [Int] { [] }

@Post("/plain", name: "plain-name", status: .accepted, media: "text/csv", blocking: true)
private func plain() -> String { "" }

/**
 A block.

   Indented.
 */
@Route("/several", methods: [.get, .post])
private func several(data: Int?) async {}

@Controller("/c")
private struct Documented {
    /// A method.
    @Get("/m")
    func method() async {}
}

@Suite("What a handler knows of itself") struct MetadataTests {
    @Test func documentation() {
        #expect($documented.handler.documentation == "Lists things.\n\nAll of them, that is.\n- Parameter limit: How many.")
        #expect($plain.handler.documentation == nil)
        #expect($several.handler.documentation == "A block.\n\n  Indented.")
    }

    @Test func identity() {
        #expect($documented.handler.id.fileID == "StarlingCoreTests/MetadataTests.swift")
        #expect($documented.handler.id.line == documentedLine)
        #expect($documented.handler.id == $documented.handler.id)
        #expect($documented.handler.id != $plain.handler.id)
        #expect("\($documented.handler.id)" == "StarlingCoreTests/MetadataTests.swift:\(documentedLine)")
    }

    @Test func facts() throws {
        let handler = $plain.handler
        #expect(handler.name == "plain-name")
        #expect(handler.methods == [.post])
        #expect(handler.path == "/plain")
        #expect(handler.blocking)
        #expect(handler.options.status == .accepted)
        #expect(handler.options.media == "text/csv")
        #expect($several.handler.methods == [.get, .post])
        #expect($documented.handler.name == "documented")
        #expect(!$documented.handler.blocking)

        let arguments = $documented.handler.arguments
        #expect(arguments.map(\.name) == ["limit", "tags"])
        #expect(arguments[0].alias == "max")
        #expect(arguments[0].source == .query)
        #expect(arguments[0].isOptional)
        #expect(arguments[0].documentation.title == "Limit")
        #expect(arguments[0].constraints.ge?.text == "1")
        #expect(arguments[1].source == nil)
        let body = $several.handler.arguments[0]
        #expect(body.source == .body)
        #expect(body.isOptional)
    }

    @Test func routes() throws {
        let line = #line + 1
        let closure = Handler.get("/closure") { _ in "x" }
        let responder = try Application(handlers: [$several, Router("/r", handlers: [Documented(), closure])]).makeResponder()
        #expect(
            responder.routes.map { "\($0.method) \($0.path) \($0.handler)" } == [
                "GET /several several", "POST /several several", "GET /r/c/m method", "GET /r/closure /closure",
            ])
        #expect(responder.routes[2].documentation == "A method.")
        #expect(responder.routes[3].source.line == line)
        #expect(responder.routes[3].source.fileID == "StarlingCoreTests/MetadataTests.swift")
    }
}
