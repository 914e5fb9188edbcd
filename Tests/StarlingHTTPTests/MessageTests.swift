import HTTPTypes
import NIOCore
import StarlingHTTP
import Synchronization
import Testing

@Suite struct RequestTests {
    @Test func isAValue() {
        let first = Request(method: .get, target: "/a?b=c", headers: [.accept: "1"])
        var second = first
        second.method = .post
        second.headers[.accept] = "2"
        second.body = RequestBody(ByteBuffer(string: "x"))
        second.deadline = Deadline(ContinuousClock.now, clock: .continuous)
        #expect(first.method == .get)
        #expect(first.headers == [.accept: "1"])
        #expect(first.body.isEmpty)
        #expect(first.deadline == nil)
        #expect(second.method == .post)
        #expect(second.headers == [.accept: "2"])
        #expect(second.body.length == 1)
        #expect(second.deadline != nil)
        #expect(second.target == "/a?b=c")
        #expect(second.version == .http11)
        #expect(second.query["b"] == "c")
    }

    /// What a copy keeps must be all that there is.
    @Test func isCopiedWhole() {
        let connection = ConnectionInfo(tls: .init(version: "TLSv1.3"))
        var request = Request(method: .put, target: "/a", version: .http10, headers: [.accept: "1"], connection: connection, number: 7)
        var captures = PathCaptures()
        captures.append(1..<2)
        request.pathParameters = PathParameters(names: ["x"], path: RoutedPath(target: "/a", length: 2), captures: captures)
        request.deadline = Deadline(ContinuousClock.now, clock: .continuous)
        request = request.mounted(below: 0, of: connection)
        request.isSecure = false
        request.owner = connection
        var copy = request
        copy.method = .get
        #expect(!copy.isSecure)
        #expect(copy.owner === connection)
        #expect(copy.mount === request.mount)
        #expect(copy.mount != nil)
        #expect(copy.version == .http10)
        #expect(copy.connection === connection)
        #expect(copy.pathParameters["x"] == "a")
        #expect(copy.deadline != nil)
        #expect(copy.headers == [.accept: "1"])
        #expect(copy.encodedPath == "/a")
    }

    @Test(arguments: [
        ("/a/b?c=d", "/a/b", "/a/b"), ("/a%2Fb?%2F", "/a%2Fb", "/a/b"), ("/", "/", "/"), ("*", "*", "*"), ("/?", "/", "/"),
        ("/%C3%BC", "/%C3%BC", "/ü"),
        ("/a+b", "/a+b", "/a+b"),
    ]) func knowsItsPath(target: String, encoded: String, decoded: String) {
        let request = Request(method: .get, target: target)
        #expect(request.encodedPath == encoded)
        #expect(request.path == decoded)
    }

    private struct Sent: InformationalSender {
        let note: @Sendable (Int, UInt64) -> Void

        func sendInformational(_ status: HTTPResponse.Status, headers: HeaderFields, request: UInt64) async throws {
            note(status.code, request)
        }
    }

    @Test func sendsInformationalStatusesAlone() async throws {
        let codes = Mutex<[Int]>([])
        let sender = Sent { code, number in
            codes.withLock { $0.append(code) }
            #expect(number == 3)
        }
        let request = Request(method: .get, target: "/", number: 3, informational: sender)
        for code in [99, 100, 101, 102, 103, 199, 200, 304, 500] { try await request.sendInformational(.init(code: code)) }
        #expect(codes.withLock { $0 } == [100, 102, 103, 199])
        let old = Request(method: .get, target: "/", version: .http10, number: 3, informational: sender)
        try await old.sendInformational(.init(code: 103))
        #expect(codes.withLock { $0 }.count == 4)
        try await Request(method: .get, target: "/").sendInformational(.init(code: 103))
    }

    @Test func knowsWhenItsTimeIsOver() {
        let clock = ContinuousClock()
        #expect(Deadline(clock.now.advanced(by: .seconds(-1)), clock: clock).isPast)
        #expect(!Deadline(clock.now.advanced(by: .seconds(3600)), clock: clock).isPast)
        #expect(Deadline(clock.now.advanced(by: .seconds(3600)), clock: clock).remaining > .seconds(3000))
    }

    @Test func versionsAreOrdered() {
        #expect(HTTPVersion.http10 < .http11)
        #expect(HTTPVersion.http11 < .http2)
        #expect(!(HTTPVersion.http2 < .http2))
    }
}

@Suite struct DeliveryTests {
    private final class Outcomes: Sendable {
        private let names = Mutex<[String]>([])
        var all: [String] { names.withLock { $0 } }
        func add(_ outcome: DeliveryOutcome) { names.withLock { $0.append("\(outcome)") } }
    }

    @Test func tellsOnce() {
        let outcomes = Outcomes()
        var response = Response("a")
        response.onSent(outcomes.add)
        response.finish(.sent)
        response.finish(.clientGone)
        #expect(outcomes.all == ["sent"])
    }

    @Test func tellsWhenItIsThrownAway() {
        let outcomes = Outcomes()
        do {
            var response = Response("a")
            response.onSent(outcomes.add)
            response.onSent(outcomes.add)
            let copy = response
            _ = copy
            #expect(outcomes.all.isEmpty)
        }
        #expect(outcomes.all == ["dropped", "dropped"])
    }

    @Test func tellsNothingMoreWhenItIsThrownAwayAfterwards() {
        let outcomes = Outcomes()
        do {
            var response = Response("a")
            response.onSent(outcomes.add)
            response.finish(.sent)
        }
        #expect(outcomes.all == ["sent"])
    }

    /// A copy that a middleware changes is still the same answer.
    @Test func isSharedByCopies() {
        let outcomes = Outcomes()
        do {
            var response = Response("a")
            response.onSent(outcomes.add)
            var copy = response
            copy.onSent(outcomes.add)
            copy.status = .created
            copy.finish(.sent)
        }
        #expect(outcomes.all == ["sent", "sent"])
    }

    /// A callback may add another one.
    @Test func mayBeAskedFromWithin() {
        let outcomes = Outcomes()
        let delivery = Delivery()
        delivery.add { [weak delivery] outcome in
            outcomes.add(outcome)
            delivery?.add(outcomes.add)
        }
        delivery.finish(.sent)
        #expect(outcomes.all == ["sent", "sent"])
    }

    /// Who asks too late learns it all the same.
    @Test func tellsThoseWhoAskAfterwards() {
        let outcomes = Outcomes()
        var response = Response("a")
        response.onSent(outcomes.add)
        response.finish(.clientGone)
        response.onSent(outcomes.add)
        #expect(outcomes.all == ["clientGone", "clientGone"])
    }
}

@Suite struct HTTPErrorTests {
    @Test(
        arguments: [
            (HTTPError.badRequest(), 400, "Bad Request"), (.unauthorized(), 401, "Unauthorized"), (.forbidden(), 403, "Forbidden"),
            (.notFound(), 404, "Not Found"),
            (.methodNotAllowed(allowed: []), 405, "Method Not Allowed"), (.notAcceptable(), 406, "Not Acceptable"),
            (.conflict(), 409, "Conflict"), (.gone(), 410, "Gone"),
            (.preconditionFailed(), 412, "Precondition Failed"), (.contentTooLarge(), 413, "Content Too Large"),
            (.unsupportedMediaType(), 415, "Unsupported Media Type"),
            (.unprocessableContent(), 422, "Unprocessable Content"), (.tooManyRequests(), 429, "Too Many Requests"),
            (.internalServerError(), 500, "Internal Server Error"), (.notImplemented(), 501, "Not Implemented"),
            (.serviceUnavailable(), 503, "Service Unavailable"),
            (HTTPError(.init(code: 404)), 404, "Not Found"), (HTTPError(.init(code: 418)), 418, "Status 418"),
            (HTTPError(.init(code: 418, reasonPhrase: "Teapot")), 418, "Teapot"),
        ] as [(HTTPError, Int, String)]) func haveTheirStatus(error: HTTPError, code: Int, detail: String)
    {
        #expect(error.status.code == code)
        #expect(error.detail == detail)
        #expect(error.extra == nil)
    }

    @Test func sayWhatTheyAreTold() {
        #expect(HTTPError.notFound("No such book").detail == "No such book")
        #expect(HTTPError.unauthorized(challenge: "Bearer").headers == [.wwwAuthenticate: "Bearer"])
        #expect(HTTPError.unauthorized().headers.isEmpty)
        #expect(HTTPError.methodNotAllowed(allowed: [.put, .get]).headers == [.allow: "GET, PUT"])
        #expect(HTTPError.tooManyRequests(retryAfter: .seconds(5)).headers == [.retryAfter: "5"])
        #expect(HTTPError.tooManyRequests(retryAfter: .milliseconds(1)).headers == [.retryAfter: "1"])
        #expect(HTTPError.serviceUnavailable(retryAfter: .seconds(-5)).headers == [.retryAfter: "0"])
        #expect(HTTPError.serviceUnavailable().headers.isEmpty)
    }
}

@Suite struct ResponseTests {
    @Test func knowsTheLengthOfItsBody() {
        #expect(ResponseBody.empty.length == 0)
        #expect(ResponseBody.text("ü").length == 2)
        #expect(ResponseBody.bytes([1, 2]).length == 2)
        #expect(ResponseBody.buffer(ByteBuffer(string: "abc")).length == 3)
        #expect(ResponseBody.file(FileBody(path: "/x", offset: 3, length: 7)).length == 7)
        #expect(ResponseBody.stream(length: 9) { _ in }.length == 9)
        #expect(ResponseBody.stream { _ in }.length == nil)
        #expect(ResponseBody.upgrade(Upgrade(to: "x") { _ in }).length == nil)
    }

    @Test func isText() {
        let response = Response("a", status: .created, media: .html)
        #expect(response.status == .created)
        #expect(response.headers == [.contentType: "text/html; charset=utf-8"])
        #expect(Response().status == .ok)
        #expect(Response().headers.isEmpty)
    }
}
