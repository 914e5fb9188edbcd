import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Handlers of closures") struct ClosureHandlerTests {
    @Model struct Item: Equatable { var n: Int }

    @Test(arguments: TestTransport.all) func methods(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Handler.get("/x/{id}") { request in request.pathParameters["id"] ?? "none" },
            Handler.post("/x") { _ in "post" },
            Handler.put("/x") { _ in "put" },
            Handler.patch("/x") { _ in "patch" },
            Handler.delete("/x") { _ in },
            Handler.head("/x") { _ in Response(headers: [.eTag: "\"1\""]) },
            Handler.options("/x") { _ in "options" },
            Handler.on([HTTPRequest.Method("PURGE")!, .query], "/x") { request in request.method.rawValue },
        ])
        try await app.test(transport) { client in
            let got = try await client.get("/x/a%2Fb")
            #expect(got.text == "a/b")
            let post = try await client.send(.post, "/x")
            #expect(post.text == "post")
            #expect(post.status == .created)
            #expect(try await client.send(.put, "/x").text == "put")
            #expect(try await client.send(.patch, "/x").text == "patch")
            #expect(try await client.delete("/x").status == .noContent)
            #expect(try await client.send(.head, "/x").headers[.eTag] == "\"1\"")
            #expect(try await client.send(.options, "/x").text == "options")
            #expect(try await client.send(HTTPRequest.Method("PURGE")!, "/x").text == "PURGE")
            #expect(try await client.get("/x").status == .methodNotAllowed)
            #expect(try await client.get("/x").allowed == ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE", "QUERY"])
        }
    }

    /// A closure may return whatever a handler's function may.
    @Test(arguments: TestTransport.all) func results(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Handler.get("/model") { _ in Item(n: 1) },
            Handler.get("/array") { _ in [Item(n: 1)] },
            Handler.get("/bytes") { _ in [UInt8]("raw".utf8) },
            Handler.get("/optional") { _ in nil as Item? },
            Handler.get("/reply") { _ in Reply(Item(n: 2), status: .accepted, headers: [.eTag: "\"2\""], cookies: [SetCookie("a", "b")]) },
            Handler.get("/reply/text") { _ in Reply("text") },
            Handler.get("/reply/void") { _ in Reply((), status: .resetContent) },
            Handler.get("/media", options: HandlerOptions(status: .accepted, media: .html)) { _ in "<p>" },
        ])
        try await app.test(transport) { client in
            #expect(try await client.get("/model").text == #"{"n":1}"#)
            #expect(try await client.get("/array").text == #"[{"n":1}]"#)
            let bytes = try await client.get("/bytes")
            #expect(bytes.text == "raw")
            #expect(bytes.headers[.contentType] == "application/octet-stream")
            #expect(try await client.get("/optional").text == "null")
            let reply = try await client.get("/reply")
            #expect(reply.text == #"{"n":2}"#)
            #expect(reply.status == .accepted)
            #expect(reply.headers[.eTag] == "\"2\"")
            #expect(reply.headers[.contentType] == "application/json")
            #expect(reply.headers[.setCookie]?.hasPrefix("a=b;") == true)
            #expect(try await client.get("/reply/text").headers[.contentType] == "text/plain; charset=utf-8")
            #expect(try await client.get("/reply/void").status == .resetContent)
            let media = try await client.get("/media")
            #expect(media.headers[.contentType] == "text/html; charset=utf-8")
            #expect(media.status == .accepted)
        }
    }

    /// One place in the source, several handlers.
    @Test(arguments: TestTransport.all) func inALoop(transport: TestTransport) async throws {
        let handlers = ["a", "b"].map { name in Handler.get("/\(name)") { _ in name } }
        try await Application(handlers: handlers).test(transport) { client in
            let a = try await client.get("/a")
            #expect(a.text == "a")
            #expect(try await client.get("/b").text == "b")
        }
    }
}
