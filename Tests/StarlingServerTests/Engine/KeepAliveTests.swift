import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct KeepAliveTests {
    @Test(arguments: TestTransport.all) func saysHello(transport: TestTransport) async throws {
        try await Answering { _ in Response("Hello, World!") }.test(transport) { client in
            let response = try await client.get("/")
            #expect(response.status == .ok)
            #expect(response.text == "Hello, World!")
            #expect(response.headers[.contentLength] == "13")
            #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
        }
    }

    @Test func writesNothingThatNobodyNeeds() async throws {
        try await Answering { _ in Response("Hi") }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            let lines = try await connection.read(until: "\r\n\r\nHi").split(separator: "\r\n").map(String.init)
            #expect(lines.first == "HTTP/1.1 200 OK")
            #expect(
                Set(lines.dropFirst().compactMap { $0.split(separator: ":").first.map(String.init) }) == [
                    "content-type", "content-length", "date", "Hi",
                ])
            #expect(lines.count == 5)
        }
    }

    @Test(arguments: TestTransport.all) func answersHeadWithoutBody(transport: TestTransport) async throws {
        try await Answering { _ in Response("Hello, World!") }.test(transport) { client in
            let response = try await client.send(.head, "/")
            #expect(response.status == .ok)
            #expect(response.body.isEmpty)
            #expect(response.headers[.contentLength] == "13")
        }
    }

    @Test func answersHeadWithoutBodyOnTheWire() async throws {
        let answers: [Response] = [
            Response("Hello"), Response(body: .bytes([1, 2, 3])), Response(body: .buffer(ByteBuffer(repeating: 7, count: 100_000))),
            Response(body: .stream(length: 9) { _ in Issue.record("An answer to HEAD has no body to make") }),
            Response(body: .stream { _ in Issue.record("An answer to HEAD has no body to make") }),
            Response(body: .file(FileBody(path: "/nowhere", length: 8))),
            Response(headers: [.contentLength: "77"]),
        ]
        try await Answering { answers[Int($0.target.dropFirst()) ?? 0] }.connected { connection in
            for (index, length) in ["5", "3", "100000", "9", nil, "8", "77"].enumerated() {
                try await connection.send("HEAD /\(index) HTTP/1.1\r\nhost: x\r\n\r\n")
                let head = try await connection.read(until: "\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(head.contains("content-length") == (length != nil))
                if let length { #expect(head.contains("\r\ncontent-length: \(length)\r\n")) }
            }
        }
    }

    /// These statuses never have a body, whatever the handler gives (RFC 9110, section 6.4.1).
    @Test(arguments: [204, 304]) func sendsNoBodyWithSuchAStatus(code: Int) async throws {
        let status = HTTPResponse.Status(code: code)
        let answers: [Response] = [
            Response(status: status), Response("text", status: status), Response(status: status, body: .bytes([1])),
            Response(status: status, body: .buffer(ByteBuffer(repeating: 7, count: 100_000))),
            Response(status: status, body: .stream { _ in Issue.record("There is no body to make") }),
            Response(status: status, body: .stream(length: 5) { _ in Issue.record("There is no body to make") }),
            Response(status: status, body: .file(FileBody(path: "/nowhere", length: 5))),
        ]
        try await Answering { answers[Int($0.target.dropFirst()) ?? 0] }.connected { connection in
            for index in answers.indices {
                try await connection.send("GET /\(index) HTTP/1.1\r\nhost: x\r\n\r\n")
                let head = try await connection.read(until: "\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 \(code) "))
                #expect(!head.contains("content-length"))
                #expect(!head.contains("transfer-encoding"))
                #expect(!head.contains("connection"))
            }
        }
    }

    /// A `Content-Length` in a 204 would make clients wait for a body (RFC 9110, section 8.6).
    @Test func sendsNoLengthOfAHandlerWith204() async throws {
        try await Answering { _ in Response(status: .noContent, headers: [.contentLength: "5"]) }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await !connection.read(until: "\r\n\r\n").contains("content-length"))
        }
    }

    /// With 304 the length is that of the answer to GET, which the handler knows (RFC 9110, section 15.4.5).
    @Test func sendsTheLengthOfAHandlerWith304() async throws {
        try await Answering { _ in Response(status: .notModified, headers: [.contentLength: "5"]) }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\n").contains("\r\ncontent-length: 5\r\n"))
        }
    }

    /// An informational status is no answer: the client would go on waiting.
    @Test(arguments: [100, 101, 103, 199]) func answers500ForAnInformationalStatus(code: Int) async throws {
        try await Answering { request in
            request.target == "/" ? Response("late", status: .init(code: code)) : Response("next")
        }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().status == .internalServerError)
            try await connection.send("GET /next HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "next")
        }
    }

    @Test func ignoresAHandlersFieldsOfTheEngine() async throws {
        var headers: HeaderFields = [.contentLength: "99", .transferEncoding: "gzip", .connection: "upgrade", .date: "now"]
        headers.append("98", for: .contentLength)
        let response = Response(headers: headers, body: .text("four"))
        try await Answering { _ in response }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            let answer = try await connection.response()
            #expect(answer.text == "four")
            #expect(answer.headers[values: .contentLength] == ["4"])
            #expect(!answer.headers.contains(.transferEncoding))
            #expect(!answer.headers.contains(.connection))
            #expect(answer.headers[values: .date].count == 1)
            #expect(answer.headers[.date] != "now")
        }
    }

    @Test func keepsTheConnectionOfHTTP11() async throws {
        try await Answering.echo.connected { connection in
            for index in 0..<3 {
                try await connection.send("GET /\(index) HTTP/1.1\r\nhost: x\r\n\r\n")
                let response = try await connection.response()
                #expect(response.text == "GET /\(index)")
                #expect(!response.headers.contains(.connection))
            }
        }
    }

    @Test(arguments: ["GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"])
    func closesTheConnectionWhenTheClientWantsIt(request: String) async throws {
        try await Answering.echo.connected { connection in
            try await connection.send(request + "GET /never HTTP/1.1\r\nhost: x\r\n\r\n")
            let response = try await connection.response()
            #expect(response.text == "GET /")
            #expect(response.headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func keepsTheConnectionOfHTTP10WhenTheClientWantsIt() async throws {
        try await Answering.echo.connected { connection in
            for index in 0..<3 {
                try await connection.send("GET /\(index) HTTP/1.0\r\nconnection: keep-alive\r\n\r\n")
                let response = try await connection.response()
                #expect(response.text == "GET /\(index)")
                #expect(response.headers[.connection] == "keep-alive")
            }
        }
    }

    /// What answers at once, what answers later, and what answers from elsewhere.
    static let paces: [Answering] = [
        .echo,
        Answering { request in
            await Task.yield()
            return await Answering.echo.respond(to: request)
        },
        Answering { request in await elsewhere { await Answering.echo.respond(to: request) } },
    ]

    @concurrent private static func elsewhere(_ work: @Sendable () async -> Response) async -> Response { await work() }

    @Test(arguments: paces.indices) func answersPipelinedRequestsInOrder(pace: Int) async throws {
        try await Self.paces[pace].connected { connection in
            let requests = (0..<200).map { "GET /\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }.joined()
            try await connection.send(requests)
            for index in 0..<200 { #expect(try await connection.response().text == "GET /\(index)") }
        }
    }

    @Test(arguments: paces.indices) func answersPipelinedRequestsThatComeByteByByte(pace: Int) async throws {
        try await Self.paces[pace].connected { connection in
            for byte in (0..<20).map({ "GET /\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }).joined().utf8 { try await connection.send([byte]) }
            for index in 0..<20 { #expect(try await connection.response().text == "GET /\(index)") }
        }
    }

    @Test(arguments: [1, 2, 7, 1000, 65_536, 10_000_000]) func answersPipelinedBodiesInOrder(pieceLength: Int) async throws {
        let bodies = (0..<200).map { String(repeating: "\($0),", count: $0) }
        let requests = bodies.enumerated().map { index, body in
            index % 2 == 0
                ? "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
                : "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n" + chunked(body, every: 100)
        }
        let bytes = Array(requests.joined().utf8)
        let few = pieceLength < 1000 ? bytes.prefix(pieceLength * 4000) : bytes[...]
        try await Answering.body.connected { connection in
            for start in stride(from: 0, to: few.count, by: pieceLength) {
                try await connection.send(Array(few[start..<min(start + pieceLength, few.count)]))
            }
            var sent = 0
            for (body, request) in zip(bodies, requests) {
                sent += request.utf8.count
                guard sent <= few.count else { break }
                #expect(try await connection.response().text == body)
            }
        }
    }

    /// The answers are more than the client takes before it reads: the server has to wait and to go on.
    @Test func answersPipelinedRequestsWithLargeAnswers() async throws {
        let answer = String(repeating: "x", count: 100_000)
        try await Answering { Response($0.target + answer) }.connected { connection in
            try await connection.send((0..<200).map { "GET /\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }.joined())
            for index in 0..<200 {
                let body = try await connection.response().body
                #expect(body.count == 100_001 + "\(index)".count)
                #expect(body.starts(with: "/\(index)x".utf8))
            }
        }
    }

    /// What is answered when the client has read again leaves without a further request.
    @Test func answersPipelinedRequestsBehindALargeAnswer() async throws {
        let large = String(repeating: "x", count: 10_000_000)
        try await Answering { Response($0.target == "/0" ? large : $0.target) }.connected { connection in
            try await connection.send((0..<20).map { "GET /\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }.joined())
            #expect(try await connection.response().body.count == large.utf8.count)
            for index in 1..<20 {
                let text = try await connection.response().text
                #expect(text == "/\(index)")
            }
        }
    }

    @Test func writesTheDateAsHTTPHasIt() async throws {
        try await Answering.echo.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            let date = try #require(try await connection.response().headers[.date])
            let form = date.map { $0.isNumber ? "0" : $0 }
            #expect(String(form).hasSuffix(" 0000 00:00:00 GMT"))
            #expect(date.utf8.count == 29)
            let parts = date.split(separator: " ")
            #expect(["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"].contains(parts[0]))
            #expect(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(parts[2]))
        }
    }

    @Test func namesTheServerWhenAsked() async throws {
        let configuration = ServerConfiguration(eventLoops: 1, serverName: "Bird\r\nx: y")
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            let response = try await connection.response()
            #expect(response.headers[.server] == "Bird  x: y")
            #expect(!response.headers.contains(.init("x")!))
        }
    }

    @Test func refusesWhatItDoesNotUnderstandAndCloses() async throws {
        try await Answering.echo.connected { connection in
            try await connection.send("GET /1 HTTP/1.1\r\nhost: x\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "GET /1")
            let refusal = try await connection.response()
            #expect(refusal.status == .badRequest)
            #expect(refusal.text == #"{"status_code":400,"detail":"The Host header is missing"}"#)
            #expect(refusal.headers[.contentType] == "application/json")
            #expect(refusal.headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
    }

    struct Refusal: Decodable {
        var status_code: Int
        var detail: String
    }

    /// The detail quotes what the client sent: the answer must still be JSON.
    @Test(arguments: ["\"", "\\", "a\tb", "\\u0000", "\"}", "\u{80}", "é"]) func refusesInGoodJSON(value: String) async throws {
        try await Answering.echo.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\ncontent-length: \(value)\r\n\r\n")
            let refusal = try await connection.response().decode(Refusal.self)
            #expect(refusal.status_code == 400)
            #expect(refusal.detail == "Invalid content-length: '\(value)'")
        }
    }

    /// The client sends more than the server ever reads; it must not lose the answer to a reset.
    @Test func letsTheClientReadARefusalWhileItSends() async throws {
        try await Answering.echo.connected { connection in
            try await connection.send("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nhost: x\r\n\r\n")
            try await connection.send([UInt8](repeating: 0x61, count: 3_000_000))
            #expect(try await connection.response().status == .uriTooLong)
            #expect(try await connection.rest().isEmpty)
        }
    }
}

/// A body in chunks.
func chunked(_ body: String, every length: Int, trailers: String = "") -> String {
    var text = ""
    var rest = body.utf8[...]
    while !rest.isEmpty {
        let chunk = rest.prefix(length)
        text += String(chunk.count, radix: 16) + "\r\n" + String(decoding: chunk, as: UTF8.self) + "\r\n"
        rest = rest.dropFirst(length)
    }
    return text + "0\r\n\(trailers)\r\n"
}
