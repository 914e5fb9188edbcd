import HTTPTypes
import Starling
import StarlingTesting
import Testing

private struct OutOfStock: HTTPErrorConvertible {
    var item: String
    var httpError: HTTPError { HTTPError(.conflict, "No \(item) left", extra: ["item": item], headers: [.retryAfter: "60"]) }
}

private struct Broken: HTTPErrorConvertible {
    var httpError: HTTPError { .internalServerError("secret") }
}

private struct Interim: HTTPErrorConvertible {
    var httpError: HTTPError { HTTPError(.init(code: 102), "secret") }
}

@Suite("Errors with a status of their own") struct HTTPErrorConvertibleTests {
    @Get("/order/{item}", blocking: false)
    static func order(item: String) throws -> String {
        switch item {
        case "broken": throw Broken()
        case "interim": throw Interim()
        default: throw OutOfStock(item: item)
        }
    }

    @Test(arguments: TestTransport.all) func areAnsweredWithIt(transport: TestTransport) async throws {
        let entries = LogCapture.Entries()
        try await Application(handlers: [Self.$order], logger: LogCapture.logger(entries)).test(transport) { client in
            let response = try await client.get("/order/tea")
            #expect(response.status == .conflict)
            #expect(response.headers[.retryAfter] == "60")
            #expect(response.text == #"{"status_code":409,"detail":"No tea left","extra":{"item":"tea"}}"#)
            #expect(entries.all.isEmpty)
            for path in ["/order/broken", "/order/interim"] {
                #expect(try await client.get(path).text == #"{"status_code":500,"detail":"Internal Server Error"}"#, "\(path)")
            }
        }
        #expect(entries.all.count == 2)
    }

    @Test(arguments: TestTransport.all) func areForTheErrorHandlersOfIt(transport: TestTransport) async throws {
        let byStatus: [ErrorHandler] = [
            .on((any HTTPErrorConvertible).self) { error, _ in Response("protocol \(error.httpError.status.code)", status: .ok) },
            .status(.conflict) { _, _ in Response("status", status: .ok) },
        ]
        let logger = LogCapture.logger(LogCapture.Entries())
        try await Application(handlers: [Self.$order], logger: logger, errorHandlers: byStatus).test(transport) { client in
            let response = try await client.get("/order/tea")
            #expect(response.text == "status")
            #expect(try await client.get("/order/broken").text == "protocol 500")
        }
        let byType: [ErrorHandler] = byStatus + [.on(OutOfStock.self) { error, _ in Response(error.item, status: .ok) }]
        try await Application(handlers: [Self.$order], errorHandlers: byType).test(transport) { client in
            let response = try await client.get("/order/tea")
            #expect(response.text == "tea")
        }
    }
}
