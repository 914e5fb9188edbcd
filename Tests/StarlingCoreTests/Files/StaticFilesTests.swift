import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Static files") struct StaticFilesTests {
    @Test(arguments: TestTransport.all) func areServed(transport: TestTransport) async throws {
        try await withTemporaryFolder(["css/site.css": "p{}", "a b/ü.txt": "deep", "plain": "x"]) { folder in
            try await Application(handlers: [StaticFiles("/s", directories: [folder])]).test(transport) { client in
                let style = try await client.get("/s/css/site.css")
                #expect(style.text == "p{}")
                #expect(style.headers[.contentType] == "text/css; charset=utf-8")
                #expect(style.headers[.xContentTypeOptions] == "nosniff")
                #expect(!style.headers.contains(.contentDisposition))
                #expect(try await client.get("/s/a%20b/%C3%BC.txt?v=1").text == "deep")
                #expect(try await client.get("/s/plain").headers[.contentType] == "application/octet-stream")
                #expect(try await client.get("/s/css/site.css", headers: [.range: "bytes=0-0"]).text == "p")
                let etag = try #require(style.headers[.eTag])
                #expect(try await client.get("/s/css/site.css", headers: [.ifNoneMatch: etag]).status == .notModified)
                let head = try await client.send(.head, "/s/css/site.css")
                #expect(head.headers[.contentLength] == "3")
                #expect(head.headers[.contentType] == "text/css; charset=utf-8")
            }
        }
    }

    @Test(arguments: TestTransport.all) func areAskedForByGetAndHead(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.txt": "a"]) { folder in
            try await Application(handlers: [StaticFiles("/s", directories: [folder])]).test(transport) { client in
                let post = try await client.send(.post, "/s/a.txt")
                #expect(post.status == .methodNotAllowed)
                #expect(post.headers[.allow] == "GET, HEAD, OPTIONS")
                let options = try await client.send(.options, "/s/a.txt")
                #expect(options.status == .noContent)
                #expect(options.headers[.allow] == "GET, HEAD, OPTIONS")
            }
        }
    }

    /// Whatever is no file below the directory is none at all, in the words of any other error.
    @Test(
        arguments: [TestTransport.application, .socket],
        [
            "/s", "/s/", "/s/nothing", "/s/sub", "/s/sub/", "/s/a.txt/", "/s/../secret", "/s/%2e%2e/secret", "/s/%2E%2E%2Fsecret",
            "/s/sub/../../secret",
            "/s/..%5csecret", "/s/..\\secret", "/s//a.txt", "/s/sub//b.txt", "/s/./a.txt", "/s/sub%2fb.txt", "/s/c:/a.txt", "/s/.hidden",
            "/s/.git/config", "/s/%2ehidden", "/s/link", "/s/out", "/s/a.txt%7f", "/s/a.txt%20", "/s/../%CC%81x",
        ]) func areNotFound(transport: TestTransport, target: String) async throws
    {
        try await withTemporaryFolder(
            ["in/a.txt": "a", "in/sub/b.txt": "b", "in/.hidden": "h", "in/.git/config": "c", "secret": "s", "\u{301}x": "s"]
        ) { folder in
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/in/link", withDestinationPath: "a.txt")
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/in/out", withDestinationPath: "\(folder)/secret")
            try await Application(handlers: [StaticFiles("/s", directories: ["\(folder)/in"])]).test(transport) { client in
                #expect(try await client.get("/s/a.txt").text == "a")
                let response = try await client.get(target)
                #expect(response.status == .notFound)
                #expect(response.headers[.contentType] == "application/json")
            }
        }
    }

    @Test(arguments: TestTransport.all) func leadToLinksAndHiddenFilesWhereThatIsAllowed(transport: TestTransport) async throws {
        try await withTemporaryFolder(["in/a.txt": "a", "in/.well-known/x": "x", "secret": "s"]) { folder in
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/in/link", withDestinationPath: "a.txt")
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/in/out", withDestinationPath: "\(folder)/secret")
            let app = Application(handlers: [
                StaticFiles("/within", directories: ["\(folder)/in"], symbolicLinks: .within, allowHidden: true),
                StaticFiles("/anywhere", directories: ["\(folder)/in"], symbolicLinks: .anywhere),
            ])
            try await app.test(transport) { client in
                let link = try await client.get("/within/link")
                #expect(link.text == "a")
                #expect(try await client.get("/within/out").status == .notFound)
                #expect(try await client.get("/within/.well-known/x").text == "x")
                #expect(try await client.get("/within/../secret").status == .notFound)
                #expect(try await client.get("/anywhere/link").text == "a")
                #expect(try await client.get("/anywhere/out").text == "s")
                #expect(try await client.get("/anywhere/.well-known/x").status == .notFound)
            }
        }
    }

    @Test(arguments: TestTransport.all) func comeFromTheFirstDirectoryThatHasThem(transport: TestTransport) async throws {
        try await withTemporaryFolder(["one/a": "one", "two/a": "two", "two/b": "two"]) { folder in
            let app = Application(handlers: [StaticFiles("/s", directories: ["\(folder)/one", "\(folder)/two"])])
            try await app.test(transport) { client in
                let first = try await client.get("/s/a")
                #expect(first.text == "one")
                #expect(try await client.get("/s/b").text == "two")
            }
        }
    }

    // MARK: Sites

    @Test(arguments: TestTransport.all) func areASite(transport: TestTransport) async throws {
        try await withTemporaryFolder(["index.html": "home", "sub/index.html": "sub", "404.html": "lost", "a.txt": "a"]) { folder in
            let app = Application(handlers: [
                Handler.get("/api/x") { _ in "api" }, StaticFiles("/", directories: [folder], htmlMode: true, cacheControl: .noStore),
            ])
            try await app.test(transport) { client in
                for (target, text) in [
                    ("/", "home"), ("/index.html", "home"), ("/sub", "sub"), ("/sub/", "sub"), ("/a.txt", "a"), ("/api/x", "api"),
                ] {
                    let response = try await client.get(target)
                    #expect(response.status == .ok)
                    #expect(response.text == text)
                }
                #expect(try await client.get("/").headers[.cacheControl] == "no-store")
                for target in ["/nothing", "/sub/nothing", "/api/y", "/../x"] {
                    let response = try await client.get(target, headers: [.ifNoneMatch: "*", .range: "bytes=0-0"])
                    #expect(response.status == .notFound)
                    #expect(response.text == "lost")
                    #expect(response.headers[.contentType] == "text/html; charset=utf-8")
                    #expect(!response.headers.contains(.cacheControl))
                }
            }
        }
    }

    @Test(arguments: TestTransport.all) func areAnApplicationOfOnePage(transport: TestTransport) async throws {
        try await withTemporaryFolder(["index.html": "page", "app.js": "js"]) { folder in
            let app = Application(handlers: [StaticFiles("/", directories: [folder], htmlMode: true, fallback: "index.html")])
            try await app.test(transport) { client in
                for target in ["/", "/books", "/books/7/", "/books?page=2"] {
                    let response = try await client.get(target)
                    #expect(response.status == .ok)
                    #expect(response.text == "page")
                }
                #expect(try await client.get("/app.js").text == "js")
                // What was a file once is no page.
                #expect(try await client.get("/old.js").status == .notFound)
                #expect(try await client.get("/.git").status == .notFound)
            }
        }
    }

    // MARK: Codings, which a client that undoes them would hide

    @Test(arguments: [TestTransport.application, .socket]) func areCompressedBeforehand(transport: TestTransport) async throws {
        let files = [
            "a.css": "plain", "a.css.br": "brotli", "a.css.gz": "gzip", "b.css": "plain", "b.css.zst": "zstd", "backup.gz": "archive",
            "index.html": "home", "index.html.gz": "coded home",
        ]
        try await withTemporaryFolder(files) { folder in
            let app = Application(handlers: [
                StaticFiles("/s", directories: [folder], htmlMode: true), StaticFiles("/gz", directories: [folder], precompressed: [.gzip]),
                StaticFiles("/none", directories: [folder], precompressed: []),
            ])
            try await app.test(transport) { client in
                for (target, accepted, coding, text) in [
                    ("/s/a.css", "gzip, br", "br", "brotli"), ("/s/a.css", "gzip, br;q=0.5", "gzip", "gzip"),
                    ("/s/a.css", "br;q=0", nil, "plain"),
                    ("/s/a.css", "identity, br;q=0.5", nil, "plain"), ("/s/b.css", "br, gzip", nil, "plain"),
                    ("/s/b.css", "zstd, br", "zstd", "zstd"),
                    ("/s/a.css", "*", "br", "brotli"), ("/s/", "gzip", "gzip", "coded home"), ("/gz/a.css", "br, gzip", "gzip", "gzip"),
                    ("/gz/a.css", "br", nil, "plain"), ("/none/a.css", "br", nil, "plain"), ("/s/a.css.gz", "gzip", nil, "gzip"),
                ] as [(String, String, String?, String)] {
                    let response = try await client.get(target, headers: [.acceptEncoding: accepted])
                    #expect(response.text == text, "\(target) \(accepted)")
                    #expect(response.headers[.contentEncoding] == coding)
                    #expect(response.headers[.vary] == (target.hasPrefix("/none") ? nil : "accept-encoding"))
                    let media =
                        target.hasSuffix(".gz")
                        ? "application/gzip" : target == "/s/" ? "text/html; charset=utf-8" : "text/css; charset=utf-8"
                    #expect(response.headers[.contentType] == media)
                }
                #expect(try await client.get("/s/backup", headers: [.acceptEncoding: "gzip"]).status == .notFound)
            }
        }
    }

    /// Each form of a file is a version of its own, and nothing of one is left for the next.
    @Test(arguments: [TestTransport.application, .socket]) func haveVersionsByCoding(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.css": "12345", "a.css.gz": "54321", "b.css": "b"]) { folder in
            let app = Application(handlers: [StaticFiles("/s", directories: [folder], cacheControl: CacheControl(maxAge: .seconds(1)))])
            try await app.test(transport) { client in
                let coded = try await client.get("/s/a.css", headers: [.acceptEncoding: "gzip"])
                let etag = try #require(coded.headers[.eTag])
                let plain = try await client.get("/s/a.css", headers: [.ifNoneMatch: etag])
                #expect(plain.text == "12345")
                #expect(plain.headers[.eTag] != etag)
                let same = try await client.get("/s/a.css", headers: [.acceptEncoding: "gzip", .ifNoneMatch: etag])
                #expect(same.status == .notModified)
                #expect(same.headers[.vary] == "accept-encoding")
                #expect(same.headers[.cacheControl] == "max-age=1")
                #expect(!same.headers.contains(.contentEncoding))
                let other = try await client.get("/s/b.css", headers: [.acceptEncoding: "gzip"])
                #expect(!other.headers.contains(.contentEncoding))
                let part = try await client.get("/s/a.css", headers: [.acceptEncoding: "gzip", .range: "bytes=0-1"])
                #expect(part.text == "54")
                #expect(part.headers[.contentEncoding] == "gzip")
            }
        }
    }

    // MARK: Settings

    @Test(arguments: TestTransport.all) func areSavedUnderTheirNames(transport: TestTransport) async throws {
        try await withTemporaryFolder(["sub/a.glb": "x"]) { folder in
            let files = StaticFiles("/s", directories: [folder], sendAsAttachment: true, mediaTypes: ["GLB": "model/gltf-binary"])
            try await Application(handlers: [files]).test(transport) { client in
                let response = try await client.get("/s/sub/a.glb")
                #expect(response.headers[.contentDisposition] == #"attachment; filename="a.glb""#)
                #expect(response.headers[.contentType] == "model/gltf-binary")
            }
        }
    }

    private struct Closed: Guard {
        func check(_ request: Request, _ context: RequestContext) async throws { throw HTTPError.forbidden() }
    }

    @Test(arguments: TestTransport.all) func haveLayersAroundThem(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.txt": "a"]) { folder in
            let missing: ErrorHandler = .status(.notFound) { _, _ in Response("no such file", status: .notFound) }
            let app = Application(
                handlers: [
                    Router("/r", handlers: [StaticFiles("/s", directories: [folder], responseHeaders: [.server: "files"])]),
                    StaticFiles("/closed", directories: [folder], guards: [Closed()]),
                ], errorHandlers: [missing])
            try await app.test(transport) { client in
                let response = try await client.get("/r/s/a.txt")
                #expect(response.text == "a")
                #expect(response.headers[values: .server].contains("files"))
                #expect(try await client.get("/r/s/b.txt").text == "no such file")
                #expect(try await client.get("/closed/a.txt").status == .forbidden)
            }
        }
    }

    @Test func areNamed() async throws {
        try await withTemporaryFolder { folder in
            let assets = StaticFiles("/static", directories: [folder])
            let app = Application(handlers: [Router("/v1", handlers: [assets])])
            let style = try app.url(for: assets("css/a b.css"))
            #expect(style == "/v1/static/css/a%20b.css")
            #expect(try app.url(for: assets()) == "/v1/static")
        }
    }

    private struct Packed: FileSource {
        let files: [String: String]
        func file(at path: String, on executor: any BlockingExecutor) async -> FoundFile? {
            files[path].map { FoundFile(ByteBuffer(string: $0)) }
        }
    }

    @Test(arguments: TestTransport.all) func comeFromAnySource(transport: TestTransport) async throws {
        let source = Packed(files: ["index.html": "home", "a/b.txt": "0123456789", "a/b.txt.br": "coded"])
        try await Application(handlers: [StaticFiles("/s", sources: [source], htmlMode: true)]).test(transport) { client in
            let home = try await client.get("/s")
            #expect(home.text == "home")
            let text = try await client.get("/s/a/b.txt", headers: [.range: "bytes=2-3"])
            #expect(text.text == "23")
            let etag = try #require(text.headers[.eTag])
            #expect(try await client.get("/s/a/b.txt", headers: [.ifNoneMatch: etag]).status == .notModified)
            #expect(try await client.get("/s/a/b.txt", headers: [.acceptEncoding: "br"]).text == "coded")
            #expect(!text.headers.contains(.lastModified))
            let several = try await client.get("/s/a/b.txt", headers: [.range: "bytes=0-0,9-9"])
            #expect(several.status == .partialContent)
            #expect(several.text.contains("content-range: bytes 9-9/10\r\n\r\n9\r\n--"))
        }
    }

    // MARK: Start-up

    @Test func areCheckedAtStartup() async throws {
        try await withTemporaryFolder(["file": "x"]) { folder in
            for (files, reason) in [
                (StaticFiles("/s", directories: []), "there is no directory: name at least one"),
                (StaticFiles("/s", directories: [folder, "\(folder)/nowhere"]), "`\(folder)/nowhere` is no folder that can be read"),
                (StaticFiles("/s", directories: ["\(folder)/file"]), "`\(folder)/file` is no folder that can be read"),
                (StaticFiles("/s/{id}", directories: [folder]), "the path has the variable `id`"),
            ] {
                let error = #expect(throws: StartupError.self) { try Application(handlers: [files]).makeResponder() }
                #expect(error?.faults.map(\.fault.code) == [.unusableFiles])
                #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
                #expect(error?.description.contains("StaticFilesTests.swift") == true)
            }
        }
    }
}
