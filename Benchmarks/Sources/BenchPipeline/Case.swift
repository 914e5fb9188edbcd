import BenchApplications
import NIOCore
import Starling

/// One request that is answered again and again, without a socket.
struct Case: Sendable {
    /// What a case costs over another one, and what it may.
    struct Over: Sendable {
        let base: String
        let bound: Double
    }

    let name: String
    let title: String
    let responder: any Responder
    let target: String
    let answer: String
    let over: Over?

    init(_ name: String, _ title: String, _ responder: any Responder, _ target: String, _ answer: String, over: Over? = nil) {
        self.name = name
        self.title = title
        self.responder = responder
        self.target = target
        self.answer = answer
        self.over = over
    }

    /// A new request each time, as the engine makes them.
    private var request: Request { Request(method: .get, target: target) }

    /// Answers the request, and throws where the answer is not the right one.
    func check() async throws {
        let response = await responder.respond(to: request)
        var body = ByteBuffer()
        response.body.write(to: &body)
        let text = String(buffer: body)
        guard response.status == .ok, text == answer else { throw WrongAnswer(name: name, status: response.status.code, text: text) }
    }

    struct WrongAnswer: Error {
        let name: String
        let status: Int
        let text: String
    }

    /// Answers that many requests, and gives the CPU time of the whole process for one, in nanoseconds.
    func cost(of count: Int) async -> Double {
        var statuses = 0
        let start = CPUClock.now
        for _ in 0..<count {
            let response = await responder.respond(to: request)
            statuses += response.status.code
        }
        let end = CPUClock.now
        precondition(statuses == 200 * count, "\(name): not every answer was 200")
        return Double(end - start) / Double(count)
    }
}

extension Case {
    /// All that can be measured.
    static func all() throws -> [Case] {
        let loads = try loads.makeResponder()
        let list = { (kind: String) in #"["\#(kind)_dependency_one","\#(kind)_dependency_two","\#(kind)_dependency_three"]"# }
        let hello = "Hello, World!"
        return [
            Case("request", "the request alone, no application", Nobody(), "/", ""),
            Case("hello", "hello, 13 B of text", loads, "/", hello),
            Case("users", "path + query → JSON", loads, "/users/42?page=2", #"{"id":42,"page":2}"#),
            Case("sync-dependencies", "three nested sync dependencies", loads, "/sync-dependencies", list("sync")),
            Case("async-dependencies", "three nested async dependencies", loads, "/async-dependencies", list("async")),
            Case("mixed-dependencies", "both, and one of both", loads, "/mixed-dependencies", "[\(list("sync")),\(list("async"))]"),
            Case("plain", "handler below three layers", try Layers.plain.makeResponder(), "/plain/api/books/hello", hello),
            Case(
                "layer", "four empty middleware", try Layers.middleware.makeResponder(), "/layer/api/books/hello", hello,
                over: Over(base: "plain", bound: 300)),
            Case(
                "guard", "four empty middleware, four guards", try Layers.guarded.makeResponder(), "/guard/api/books/hello", hello,
                over: Over(base: "plain", bound: 600)),
        ]
    }
}

/// Answers at once, which leaves the cost of the loop and of making a request.
private struct Nobody: Responder {
    func respond(to request: Request) async -> Response { Response() }
}
