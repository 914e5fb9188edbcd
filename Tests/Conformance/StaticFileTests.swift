import HTTPTypes
import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Files of a folder. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Static files") struct StaticFileTests {
    private func withSite<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "starling-\(UInt64.random(in: 0 ... .max))").path
        defer { try? manager.removeItem(atPath: folder) }
        try manager.createDirectory(atPath: "\(folder)/site/sub", withIntermediateDirectories: true)
        for (path, text) in [
            ("site/index.html", "home"), ("site/404.html", "lost"), ("site/sub/index.html", "sub"), ("site/a.txt", "text"),
            ("secret", "secret"),
        ] { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(path)")) }
        return try await body(folder)
    }

    private static func html(_ status: Int, _ text: String) -> Answer {
        Answer(status: status, media: "text/html; charset=utf-8", text: text)
    }

    @Test("65: a site, and files alone", arguments: TestTransport.all)
    func site(transport: TestTransport) async throws {
        try await withSite { folder in
            let app = Application(handlers: [
                StaticFiles("/s", directories: ["\(folder)/site"], htmlMode: true), StaticFiles("/plain", directories: ["\(folder)/site"]),
            ])
            try await app.test(transport) { client in
                for (path, text) in [("/s", "home"), ("/s/", "home"), ("/s/sub", "sub"), ("/s/sub/", "sub")] {
                    let response = try await client.get(path)
                    #expect(response.answer == Self.html(200, text))
                }
                #expect(try await client.get("/s/a.txt").answer == .text(200, "text"))
                #expect(try await client.get("/s/nope").answer == Self.html(404, "lost"))
                let detail = #"{"status_code":404,"detail":"no file or directory match the path nope was found"}"#
                #expect(try await client.get("/plain/nope").answer == .json(404, detail))
                #expect(try await client.get("/plain/%2e%2e/secret").status == .notFound)
                #expect(try await client.get("/plain/..%2fsecret").status == .notFound)
            }
        }
    }
}
