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

@Suite("Files") struct FileTests {
    private static let digits = "0123456789"
    /// Longer than what is read when a file is opened.
    private static let long = String(repeating: "0123456789abcdef", count: 20_000)

    /// An application with one file: `/file`, shown, and `/download`, kept.
    private func serving(
        _ text: String, _ transport: TestTransport, _ body: (TestClient, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder(["text.txt": text]) { folder in
            let path = "\(folder)/text.txt"
            let app = Application(handlers: [
                Handler.get("/file") { _ in File(path, disposition: .inline) },
                Handler.get("/download") { _ in File(path, name: "Übersicht.txt") },
                Handler.get("/source/{path...}") { File($0.pathParameters["path"] ?? "", in: FolderFiles(folder)) },
                Handler.post("/made") { _ in File(path) },
            ])
            try await app.test(transport) { try await body($0, path) }
        }
    }

    @Get("/this") static func this() async -> File { File(#filePath, disposition: .inline, media: .text) }

    @Test(arguments: TestTransport.all) func isTheResultOfAHandler(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$this]).test(transport) { client in
            let response = try await client.get("/this")
            #expect(response.status == .ok)
            #expect(response.body == [UInt8](try Data(contentsOf: URL(filePath: #filePath))))
            #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(response.headers[.contentDisposition] == #"inline; filename="FileTests.swift""#)
        }
    }

    @Test(arguments: TestTransport.all, [digits, long, ""]) func isSentWhole(transport: TestTransport, text: String) async throws {
        try await serving(text, transport) { client, _ in
            let response = try await client.get("/file")
            #expect(response.status == .ok)
            #expect(response.text == text)
            #expect(response.headers[.contentLength] == "\(text.utf8.count)")
            #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.acceptRanges] == "bytes")
            #expect(ETag(headerValue: response.headers[.eTag] ?? "")?.isWeak == false)
            #expect(HTTPDate(response.headers[.lastModified] ?? "") != nil)

            let head = try await client.send(.head, "/file")
            #expect(head.status == .ok)
            #expect(head.body.isEmpty)
            #expect(head.headers[.contentLength] == "\(text.utf8.count)")
            #expect(head.headers[.contentType] == response.headers[.contentType])
            #expect(head.headers[.eTag] == response.headers[.eTag])
        }
    }

    @Test(arguments: TestTransport.all) func hasAName(transport: TestTransport) async throws {
        try await serving(Self.digits, transport) { client, _ in
            let download = try await client.get("/download")
            #expect(download.headers[.contentDisposition] == "attachment; filename=\"_bersicht.txt\"; filename*=UTF-8''%C3%9Cbersicht.txt")
            #expect(try await client.get("/source/text.txt").headers[.contentDisposition] == #"attachment; filename="text.txt""#)
        }
    }

    @Test(arguments: TestTransport.all) func hasTheMediaTypeThatIsSaidClosest(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.json": "[]", "b.strange": "x"]) { folder in
            let app = Application(handlers: [
                Handler.get("/known") { _ in File("\(folder)/a.json") }, Handler.get("/unknown") { _ in File("\(folder)/b.strange") },
                Handler.get("/handler", options: HandlerOptions(media: "text/csv")) { _ in File("\(folder)/a.json") },
                Handler.get("/file", options: HandlerOptions(media: "text/csv")) { _ in File("\(folder)/a.json", media: .html) },
                Handler.get("/reply") { _ in Reply(File("\(folder)/a.json"), headers: [.contentType: "text/x"]) },
            ])
            try await app.test(transport) { client in
                for (path, media) in [
                    ("/known", "application/json"), ("/unknown", "application/octet-stream"), ("/handler", "text/csv"),
                    ("/file", "text/html; charset=utf-8"), ("/reply", "text/x"),
                ] {
                    let response = try await client.get(path)
                    #expect(response.headers[values: .contentType] == [media])
                }
            }
        }
    }

    @Test(arguments: TestTransport.all) func isNotFoundWhereItIsMissing(transport: TestTransport) async throws {
        try await serving(Self.digits, transport) { client, path in
            let found = try await client.get("/source/text.txt")
            #expect(found.text == Self.digits)
            for target in ["/source/nothing", "/source/../text.txt", "/source/%2e%2e/text.txt", "/source/a%00b"] {
                let response = try await client.get(target)
                #expect(response.status == .notFound || response.status == .badRequest, "\(target)")
            }
            try FileManager.default.removeItem(atPath: path)
            let gone = try await client.get("/file")
            #expect(gone.status == .notFound)
            #expect(gone.text == #"{"status_code":404,"detail":"Not Found"}"#)
            #expect(!gone.headers.contains(.contentDisposition))
            #expect(try await client.get("/source/text.txt").status == .notFound)
        }
    }

    // MARK: Parts

    @Test(arguments: TestTransport.all, [digits, long]) func isSentInParts(transport: TestTransport, text: String) async throws {
        let all = Array(text.utf8)
        try await serving(text, transport) { client, _ in
            for (range, part) in [
                ("bytes=0-3", 0..<4), ("bytes=3-", 3..<all.count), ("bytes=-2", (all.count - 2)..<all.count), ("bytes=0-", 0..<all.count),
                ("bytes=5-99999999", 5..<all.count), ("bytes=7-7,99999999-", 7..<8),
            ] {
                let response = try await client.get("/file", headers: [.range: range])
                #expect(response.status == .partialContent)
                #expect(response.body == Array(all[part]))
                #expect(response.headers[.contentRange] == "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(all.count)")
                #expect(response.headers[.contentLength] == "\(part.count)")
                #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
                #expect(response.headers.contains(.eTag))
            }
        }
    }

    @Test(arguments: TestTransport.all, [digits, long]) func isSentInSeveralParts(transport: TestTransport, text: String) async throws {
        try await serving(text, transport) { client, _ in
            let response = try await client.get("/file", headers: [.range: "bytes=8-9, 0-1, -1"])
            // The last one overlaps where there are ten bytes.
            if text == Self.digits {
                #expect(response.status == .ok)
                return
            }
            #expect(response.status == .partialContent)
            #expect(!response.headers.contains(.contentRange))
            let media = try #require(response.headers[.contentType])
            let boundary = try #require(media.split(separator: "boundary=").last)
            #expect(media == "multipart/byteranges; boundary=\(boundary)")
            let parts = [("8-9", "89"), ("0-1", "01"), ("319999-319999", "f")].map { range, bytes in
                "--\(boundary)\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-range: bytes \(range)/320000\r\n\r\n\(bytes)\r\n"
            }
            #expect(response.text == parts.joined() + "--\(boundary)--\r\n")
            #expect(response.headers[.contentLength] == "\(response.body.count)")
        }
    }

    @Test(
        arguments: TestTransport.all,
        [
            "bytes=", "bytes=9-1", "items=0-1", "bytes=0-1,1-2", "bytes=a",
            "bytes=" + (0..<17).map { "\($0)-\($0)" }.joined(separator: ","),
        ]) func isSentWholeWhereARangeDoesNotCount(transport: TestTransport, range: String) async throws
    {
        try await serving(Self.long, transport) { client, _ in
            let response = try await client.get("/file", headers: [.range: range])
            #expect(response.status == .ok)
            #expect(response.text == Self.long)
        }
    }

    @Test(arguments: TestTransport.all) func hasNoSuchPart(transport: TestTransport) async throws {
        try await serving(Self.digits, transport) { client, _ in
            let response = try await client.get("/file", headers: [.range: "bytes=10-"])
            #expect(response.status == .rangeNotSatisfiable)
            #expect(response.headers[.contentRange] == "bytes */10")
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.text == #"{"status_code":416,"detail":"Range Not Satisfiable"}"#)
        }
        try await serving("", transport) { client, _ in
            let empty = try await client.get("/file", headers: [.range: "bytes=0-"])
            #expect(empty.status == .ok)
        }
    }

    /// Ranges mean something to GET alone.
    @Test(arguments: TestTransport.all) func hasNoPartsForOtherMethods(transport: TestTransport) async throws {
        try await serving(Self.digits, transport) { client, _ in
            let head = try await client.send(.head, "/file", headers: [.range: "bytes=0-1"])
            #expect(head.status == .ok)
            #expect(head.headers[.contentLength] == "10")
            let made = try await client.send(.post, "/made", headers: [.range: "bytes=0-1", .ifNoneMatch: "*"])
            #expect(made.status == .created)
            #expect(made.text == Self.digits)
        }
    }

    @Test(arguments: TestTransport.all) func isSentWholeWhenAnotherVersionWasWanted(transport: TestTransport) async throws {
        try await serving(Self.digits, transport) { client, path in
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 784_111_777)], ofItemAtPath: path)
            let whole = try await client.get("/file")
            let (etag, date) = (try #require(whole.headers[.eTag]), try #require(whole.headers[.lastModified]))
            #expect(date == "Sun, 06 Nov 1994 08:49:37 GMT")
            for (condition, status) in [
                (etag, HTTPResponse.Status.partialContent), (date, .partialContent), ("W/\(etag)", .ok), ("\"other\"", .ok),
                ("Sun, 06 Nov 1994 08:49:38 GMT", .ok), ("nonsense", .ok),
            ] {
                let response = try await client.get("/file", headers: [.range: "bytes=0-1", .ifRange: condition])
                #expect(response.status == status, "\(condition)")
            }
        }
    }

    // MARK: Conditions

    @Test(arguments: TestTransport.all) func isNotSentToThoseWhoHaveIt(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.txt": Self.digits]) { folder in
            let app = Application(
                handlers: [Handler.get("/file") { _ in File("\(folder)/a.txt") }], cacheControl: CacheControl(.public, maxAge: .seconds(9)))
            try await app.test(transport) { client in
                let whole = try await client.get("/file")
                let (etag, date) = (try #require(whole.headers[.eTag]), try #require(whole.headers[.lastModified]))
                for fields: HeaderFields in [
                    [.ifNoneMatch: etag], [.ifNoneMatch: "W/\(etag)"], [.ifNoneMatch: "*"], [.ifNoneMatch: "\"x\", \(etag)"],
                    [.ifModifiedSince: date], [.ifNoneMatch: etag, .range: "bytes=0-1"], [.ifMatch: etag, .ifNoneMatch: etag],
                ] {
                    for method in [HTTPRequest.Method.get, .head] {
                        let response = try await client.send(method, "/file", headers: fields)
                        #expect(response.status == .notModified)
                        #expect(response.body.isEmpty)
                        #expect(response.headers[.eTag] == etag)
                        #expect(response.headers[.cacheControl] == "max-age=9, public")
                        for name: HTTPField.Name in [.contentType, .contentLength, .contentDisposition, .acceptRanges, .lastModified] {
                            #expect(!response.headers.contains(name), "\(name)")
                        }
                    }
                }
                for fields: HeaderFields in [
                    [.ifNoneMatch: "\"x\""], [.ifModifiedSince: "Sun, 06 Nov 1994 08:49:37 GMT"], [.ifModifiedSince: "nonsense"],
                    [.ifNoneMatch: "\"x\"", .ifModifiedSince: date], [.ifMatch: etag], [.ifUnmodifiedSince: date],
                ] {
                    #expect(try await client.get("/file", headers: fields).text == Self.digits)
                }
            }
        }
    }

    @Test(arguments: TestTransport.all) func isRefusedToThoseWhoWantAnotherVersion(transport: TestTransport) async throws {
        try await serving(Self.digits, transport) { client, path in
            let etag = try #require(try await client.get("/file").headers[.eTag])
            for fields: HeaderFields in [
                [.ifMatch: "\"x\""], [.ifMatch: "W/\(etag)"], [.ifUnmodifiedSince: "Sun, 06 Nov 1994 08:49:37 GMT"],
                [.ifMatch: "\"x\"", .ifNoneMatch: etag],
            ] {
                let response = try await client.get("/file", headers: fields)
                #expect(response.status == .preconditionFailed)
                #expect(response.text == #"{"status_code":412,"detail":"Precondition Failed"}"#)
            }
            try write("another text", to: path)
            #expect(try await client.get("/file", headers: [.ifMatch: etag]).status == .preconditionFailed)
            #expect(try await client.get("/file", headers: [.ifNoneMatch: etag]).text == "another text")
        }
    }

    @Test(arguments: TestTransport.all) func hasTheVersionThatIsSaidClosest(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.txt": Self.digits]) { folder in
            let app = Application(handlers: [
                Handler.get("/own") { _ in File("\(folder)/a.txt", etag: "own") },
                Handler.get("/reply") { _ in Reply(File("\(folder)/a.txt", etag: "own"), headers: [.eTag: "\"reply\""]) },
            ])
            try await app.test(transport) { client in
                let own = try await client.get("/own")
                #expect(own.headers[values: .eTag] == ["\"own\""])
                #expect(try await client.get("/own", headers: [.ifNoneMatch: "\"own\""]).status == .notModified)
                #expect(try await client.get("/reply").headers[values: .eTag] == ["\"reply\""])
                #expect(try await client.get("/reply", headers: [.ifNoneMatch: "\"reply\""]).status == .notModified)
                #expect(try await client.get("/reply", headers: [.ifNoneMatch: "\"own\""]).status == .ok)
            }
        }
    }

    /// A file that grows while it is sent ends where it ended when that began.
    @Test(arguments: TestTransport.all) func endsWhereItEnded(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.txt": Self.long]) { folder in
            let path = "\(folder)/a.txt"
            let grow: AfterRequest = { response, _ in
                try FileManager.default.removeItem(atPath: path)
                try write(Self.long + "more", to: path)
                return response
            }
            let app = Application(handlers: [Handler.get("/file") { _ in File(path) }], afterRequest: grow)
            try await app.test(transport) { client in
                let response = try await client.get("/file")
                #expect(response.text == Self.long)
                #expect(try await client.get("/file", headers: [.range: "bytes=-4"]).text == "more")
            }
        }
    }

    /// Whoever has a request, a middleware for one, makes an answer of a file.
    @Test(arguments: TestTransport.all) func isAnAnswerOutsideOfHandlers(transport: TestTransport) async throws {
        try await withTemporaryFolder(["404.html": "<p>Nothing here"]) { folder in
            let page: ErrorHandler = .status(.notFound) { _, context in
                try await File("\(folder)/404.html", disposition: .inline).response(
                    to: context.request, ResponseDefaults(status: .notFound))
            }
            try await Application(handlers: [Handler.get("/") { _ in "home" }], errorHandlers: [page]).test(transport) { client in
                let response = try await client.get("/nothing")
                #expect(response.status == .notFound)
                #expect(response.text == "<p>Nothing here")
                #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            }
        }
    }
}
