import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A path that nobody else uses; what is there is removed afterwards.
func withTemporaryPath<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = "/tmp/starling-\(UInt64.random(in: 0 ... .max))"
    defer { unlink(path) }
    return try await body(path)
}

func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
}

/// Lets the system write a file down and forget what it has in memory of it, if it is ready to.
private func forget(_ path: String) {
    #if os(Linux)
        let file = open(path, O_RDONLY)
        fsync(file)
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        close(file)
    #endif
}

@Suite struct FileBodyTests {
    private static let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    @Test(arguments: [
        (0, 1_000_000), (0, 0), (0, 1), (999_999, 1), (131_071, 2), (131_072, 131_072), (5, 999_995), (1_000_000, 0),
    ]) func sendsAPartOfAFile(offset: Int, length: Int) async throws {
        try await withTemporaryPath { path in
            try write(Self.content, to: path)
            try await Answering { _ in Response(body: .file(FileBody(path: path, offset: offset, length: length))) }.connected {
                connection in
                for version in ["1.1", "1.0"] {
                    try await connection.send("GET / HTTP/\(version)\r\nhost: x\r\nconnection: keep-alive\r\n\r\n")
                    let response = try await connection.response()
                    #expect(response.headers[values: .contentLength] == ["\(length)"])
                    #expect(response.body == Array(Self.content[offset..<(offset + length)]))
                }
            }
        }
    }

    /// A file goes one way when the system has it in memory, and another way when a disk has to be asked for it.
    @Test func sendsAFileThatIsNotInMemory() async throws {
        try await withTemporaryPath { path in
            try write(Self.content, to: path)
            forget(path)
            try await Answering { _ in Response(body: .file(FileBody(path: path, length: Self.content.count))) }.connected { connection in
                for _ in 0..<2 {
                    try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                    #expect(try await connection.response().body == Self.content)
                }
            }
        }
    }

    /// More than the client takes before it reads, and more than is sent in one go.
    @Test func sendsALargeFileAtThePaceOfTheClient() async throws {
        let content = Array((0..<12).map { _ in Self.content }.joined())
        try await withTemporaryPath { path in
            try write(content, to: path)
            try await Answering { _ in Response(body: .file(FileBody(path: path, length: content.count))) }.connected { connection in
                try await connection.send(String(repeating: "GET / HTTP/1.1\r\nhost: x\r\n\r\n", count: 3))
                for _ in 0..<3 {
                    let body = try await connection.response().body
                    #expect(body == content)
                }
            }
        }
    }

    /// What cannot be sent is found out before the head goes.
    @Test(arguments: [("missing", 404), ("short", 500), ("directory", 404)])
    func answersWithAnErrorWhenAFileCannotBeRead(kind: String, code: Int) async throws {
        let outcomes = Mailbox<DeliveryOutcome>()
        try await withTemporaryPath { path in
            if kind == "short" { try write(Array(Self.content.prefix(200_000)), to: path) }
            let file = kind == "directory" ? "/tmp" : path
            let answering = Answering { request in
                guard request.target == "/" else { return Response(request.target) }
                var response = Response(body: .file(FileBody(path: file, length: 1_000_000)))
                response.onSent { outcomes.put($0) }
                return response
            }
            try await answering.connected { connection in
                try await connection.send("GET /1 HTTP/1.1\r\nhost: x\r\n\r\nGET / HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await connection.response().text == "/1")
                #expect(try await connection.response().status.code == code)
                guard case .failed = try await outcomes.take() else {
                    Issue.record("The file cannot be read")
                    return
                }
                try await connection.send("GET /2 HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await connection.response().text == "/2")
            }
        }
    }

    /// Of a file that was open when the answer began, and became shorter, no whole answer can be made.
    @Test func cutsTheConnectionWhenAFileBecomesShorter() async throws {
        let outcomes = Mailbox<DeliveryOutcome>()
        try await withTemporaryPath { path in
            try write(Self.content, to: path)
            let answering = Answering { _ in
                guard let file = try? OpenFile(path), truncate(path, 200_000) == 0 else { return Response(status: .internalServerError) }
                var response = Response(body: .file(FileBody(file)))
                response.onSent { outcomes.put($0) }
                return response
            }
            try await answering.connected { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                let error = await #expect(throws: RawConnection.Ended.self) { try await connection.response() }
                #expect((error?.unread.utf8.count ?? 0) < 1_000_000)
                guard case .failed = try await outcomes.take() else {
                    Issue.record("The file is not whole")
                    return
                }
            }
        }
    }

    /// Whoever opened a file sends what was in it, whatever has its name now.
    @Test func sendsTheFileThatWasOpened() async throws {
        try await withTemporaryPath { path in
            try write(Self.content, to: path)
            let answering = Answering { _ in
                guard let file = try? OpenFile(path), unlink(path) == 0 else { return Response(status: .internalServerError) }
                return Response(body: .file(FileBody(file, range: 10..<300_000)))
            }
            try await answering.connected { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await connection.response().body == Array(Self.content[10..<300_000]))
            }
        }
    }

    @Test func closesEachFile() async throws {
        try await withTemporaryPath { path in
            try write(Self.content, to: path)
            try await Answering { _ in Response(body: .file(FileBody(path: path, length: 10))) }.connected { connection in
                func get() async throws {
                    try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                    #expect(try await connection.response().body.count == 10)
                }
                try await get()
                // More files than a process usually may have open.
                for _ in 0..<1100 { try await get() }
            }
        }
    }
}
