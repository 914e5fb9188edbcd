import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Results of several types") struct UnionTests {
    @Model struct Report: Equatable {
        var pages: Int
        @Field(.private) var secret: String = "s"
    }

    @Model struct Progress: Equatable { var done: Int }

    enum Outcome: ResponseUnion {
        case finished(Report)
        case running(Progress)
        case gone

        var answer: OneOf3<Report, WithStatus<202, Progress>, WithStatus<410, Void>> {
            switch self {
            case .finished(let report): .first(report)
            case .running(let progress): .second(WithStatus(progress))
            case .gone: .third(WithStatus())
            }
        }
    }

    @Get("/two/{n}", offers: [.json, .messagePack], cacheControl: CacheControl(maxAge: .seconds(5)))
    static func two(n: Int) async -> OneOf<Report, WithStatus<404, Progress>> {
        n == 0 ? OneOf(Report(pages: 1)) : OneOf(WithStatus(Progress(done: n)))
    }

    @Post("/three/{n}") static func three(n: Int) async -> OneOf3<Report, String, Redirect> {
        switch n {
        case 0: OneOf3(Report(pages: 1))
        case 1: OneOf3("text")
        default: OneOf3(Redirect(to: "/elsewhere", status: .seeOther))
        }
    }

    @Get("/four/{n}", status: .accepted) static func four(n: Int) async -> OneOf4<Report, [Progress], Void, Response> {
        switch n {
        case 0: .first(Report(pages: 1))
        case 1: .second([Progress(done: 1)])
        case 2: .third(())
        default: .fourth(Response("own", status: .teapot))
        }
    }

    @Get("/outcome/{n}") static func outcome(n: Int) async -> Outcome {
        [.finished(Report(pages: 1)), .running(Progress(done: 2)), .gone][n]
    }

    @Post("/alone") static func alone() async -> WithStatus<203, Progress> { WithStatus(Progress(done: 1)) }

    @Get("/reply/{n}") static func reply(n: Int) async -> Reply<OneOf<Report, WithStatus<404, Progress>>> {
        Reply(
            n == 0 ? OneOf(Report(pages: 1)) : OneOf(WithStatus(Progress(done: n))), status: n == 2 ? .conflict : nil,
            headers: [.eTag: "\"v\""])
    }

    @Get("/within/{n}") static func within(n: Int) async -> OneOf<Reply<Report>, Streamed<Int>> {
        if n == 0 { return .first(Reply(Report(pages: 1), status: .created)) }
        return .second(Streamed { send in try await send(n) })
    }

    @Get("/shape", returnDTO: DTO<Progress>.loud) static func shape() async -> OneOf<Report, Progress> { OneOf(Progress(done: 1)) }

    private static let app = Application(handlers: [$two, $three, $four, $outcome, $alone, $reply, $within, $shape])

    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let json = "application/json"
        let text = "text/plain; charset=utf-8"
        let report = #"{"pages":1}"#
        let cases: [(HTTPRequest.Method, String, Int, String?, String)] = [
            (.get, "/two/0", 200, json, report), (.get, "/two/3", 404, json, #"{"done":3}"#), (.post, "/three/0", 201, json, report),
            (.post, "/three/1", 201, text, "text"), (.post, "/three/2", 303, nil, ""), (.get, "/four/0", 202, json, report),
            (.get, "/four/1", 202, json, #"[{"done":1}]"#), (.get, "/four/2", 202, nil, ""), (.get, "/four/3", 418, text, "own"),
            (.get, "/outcome/0", 200, json, report), (.get, "/outcome/1", 202, json, #"{"done":2}"#), (.get, "/outcome/2", 410, nil, ""),
            (.post, "/alone", 203, json, #"{"done":1}"#), (.get, "/reply/0", 200, json, report),
            (.get, "/reply/1", 404, json, #"{"done":1}"#),
            (.get, "/reply/2", 409, json, #"{"done":2}"#), (.get, "/within/0", 201, json, report),
            (.get, "/within/7", 200, "application/jsonl", "7\n"), (.get, "/shape", 200, json, #"{"DONE":1}"#),
        ]
        try await Self.app.test(transport) { client in
            for (method, path, status, media, body) in cases {
                let response = try await client.send(method, path)
                #expect(response.status.code == status, "\(path)")
                #expect(response.headers[.contentType] == media, "\(path)")
                #expect(response.text == body, "\(path)")
            }
            // What holds for successful answers alone holds for those cases alone.
            #expect(try await client.get("/two/0").headers[.cacheControl] == "max-age=5")
            #expect(try await client.get("/two/1").headers[.cacheControl] == nil)
            #expect(try await client.get("/reply/1").headers[.eTag] == "\"v\"")
            #expect(
                try await client.get("/two/1", headers: [.accept: "application/msgpack"]).body == [0x81, 0xA4, 0x64, 0x6F, 0x6E, 0x65, 1])
        }
    }

    @Test func areDescribed() throws {
        let routes = try Self.app.makeResponder().routes
        func texts(_ name: String) throws -> [String] {
            try #require(routes.first { $0.handler == name }).results.map { result in
                let model: String = if case .model(let type)? = result.type { " \(type)" } else { "" }
                return
                    "\(result.status.code) \(result.media.map(\.rawValue).joined(separator: "|"))\(model)\(result.isStreamed ? " streamed" : "")"
            }
        }
        let two = try texts("two")
        #expect(two == ["200 application/json|application/msgpack Report", "404 application/json|application/msgpack Progress"])
        #expect(try texts("three") == ["201 application/json Report", "201 text/plain; charset=utf-8", "302 "])
        #expect(try texts("four") == ["202 application/json Report", "202 application/json", "202 ", "202 "])
        #expect(try texts("outcome") == ["200 application/json Report", "202 application/json Progress", "410 "])
        #expect(try texts("alone") == ["203 application/json Progress"])
        #expect(try texts("within") == ["200 application/json Report", "200 application/jsonl streamed"])
    }

    private struct Formless: Sendable {}

    @Test func casesMustFit() {
        let codes = Application(handlers: [
            Handler.get("/a") { _ in OneOf<Int, Formless>(1) }, Handler.get("/b") { _ in OneOf<Int, WithStatus<204, Int>>.first(1) },
            Handler.get("/c") { _ in OneOf<Int, WithStatus<200, Redirect>>.first(1) },
            Handler.get("/d", options: HandlerOptions(offers: [.json, .text])) { _ in OneOf<Redirect, Int>(1) },
        ]).validate().map(\.fault.code)
        #expect(codes == [.unencodableResult, .bodyForbidden, .leadsNowhere, .unofferable])
    }
}

extension DTO<UnionTests.Progress> {
    fileprivate static var loud: Self { DTO(rename: .uppercase) }
}

extension HTTPResponse.Status {
    fileprivate static var teapot: Self { Self(code: 418, reasonPhrase: "I'm a teapot") }
}
