import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

@Suite("Bodies as streams") struct StreamBodyTests {
    @Put("/video") static func video(@Body(media: "video/*") upload: RequestBody) async throws -> Int {
        var count = 0
        for try await chunk in upload { count += chunk.readableBytes }
        return count
    }

    @Test(arguments: TestTransport.all) func haveTheirMediaTypeChecked(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$video]).test(transport) { client in
            let body = Array(repeating: UInt8(7), count: 100_000)
            #expect(try await client.send(.put, "/video", headers: [.contentType: "video/mp4"], body: body).text == "100000")
            #expect(try await client.send(.put, "/video", body: body).text == "100000")
            #expect(try await client.send(.put, "/video").text == "0")
            let wrong = try await client.send(.put, "/video", headers: [.contentType: "image/png"], body: [1])
            #expect(wrong.status == .unsupportedMediaType)
            #expect(wrong.headers[.accept] == "video/*")
        }
    }

    @Put("/echo") static func echo(body: RequestBody) async -> Response {
        Response(body: .stream { writer in for try await chunk in body { try await writer.write(chunk) } })
    }
    @Provide(blocking: false) static func audit(data: [UInt8]) -> String { "\(data.count)" }
    @Post("/asked") static func asked(data: [Int]) async -> Int { data.count }

    /// What nobody asks for holds nothing up.
    @Test func areNotCollectedForOthers() async throws {
        let app = Application(handlers: [Self.$echo], dependencies: [Self.$audit])
        try await app.test(.socket) { client in
            let port = try #require(client.port)
            try await RawConnection.open(port: port) { connection in
                try await connection.send("PUT /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n")
                #expect(try await connection.read(until: "one").contains("200"))
                try await connection.send("3\r\ntwo\r\n0\r\n\r\n")
                #expect(try await connection.read(until: "0\r\n\r\n").contains("two"))
            }
        }
    }

    /// A body that is collected anyway is there for whoever asks for it later.
    @Test(arguments: TestTransport.all) func areSharedWhereTheyAreCollected(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$asked], dependencies: [Self.$audit],
            afterRequest: { response, context in
                log.add(try await context.resolve(Self.$audit))
                return response
            })
        try await app.test(transport) { client in
            let asked = try await client.post("/asked", json: [1, 2])
            #expect(asked.text == "2")
        }
        #expect(log.entries == ["5"])
    }
}
