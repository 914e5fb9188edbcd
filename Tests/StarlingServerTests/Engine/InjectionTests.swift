import HTTPTypes
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Nothing that an application puts into an answer can become a line of its own.
@Suite struct InjectionTests {
    static let evil = [
        "a\r\nevil: 1", "a\nevil: 1", "a\revil: 1", "a\0evil: 1", "a\r\n\r\nHTTP/1.1 200 OK\r\nevil: 1", "\r\nevil: 1\r\n", "ü\r\n evil: 1",
    ]

    private func lines(of response: Response) async throws -> [Substring.UTF8View] {
        try await Answering { _ in response }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            return try await connection.rest()
        }.utf8.split { $0 == 0x0D || $0 == 0x0A || $0 == 0 }.map { Substring($0).utf8 }
    }

    private func expectNoEvilLine(_ response: Response, lines count: Int) async throws {
        let lines = try await lines(of: response)
        #expect(!lines.contains { Substring($0).drop { $0 == " " }.hasPrefix("evil") })
        #expect(!lines.dropFirst().contains { Substring($0).hasPrefix("HTTP/") })
        #expect(lines.count == count)
    }

    @Test(arguments: evil) func isImpossibleThroughValues(value: String) async throws {
        var headers: HeaderFields = [.location: value]
        headers.append(value, for: .setCookie)
        headers[.cacheControl] = value
        try await expectNoEvilLine(Response(headers: headers), lines: 7)
        try await expectNoEvilLine(Response("", media: MediaType(rawValue: value)), lines: 5)
    }

    @Test(arguments: evil) func isImpossibleThroughThePhrase(phrase: String) async throws {
        try await expectNoEvilLine(Response(status: .init(code: 299, reasonPhrase: phrase)), lines: 4)
    }

    @Test(arguments: evil) func isImpossibleThroughNames(name: String) {
        #expect(HTTPField.Name(name) == nil)
    }

    @Test(arguments: evil) func isImpossibleThroughCookies(text: String) async throws {
        let cookie = SetCookie(text, text, path: text, domain: text)
        try await expectNoEvilLine(Response(headers: [.setCookie: cookie.headerValue]), lines: 5)
        #expect(!cookie.headerValue.utf8.contains { $0 < 0x20 || $0 >= 0x7F })
    }

    @Test(arguments: evil) func isImpossibleThroughAnUpgrade(name: String) async throws {
        try await expectNoEvilLine(Response(body: .upgrade(Upgrade(to: name) { _ in })), lines: 7)
    }

    @Test(arguments: evil) func isImpossibleThroughTrailersAndInformation(value: String) async throws {
        let answering = Answering { request in
            try? await request.sendInformational(.init(code: 103, reasonPhrase: value), headers: [.location: value])
            return Response(body: .stream(StreamBody { _ in [.eTag: value] }))
        }
        let all = try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            return try await connection.rest()
        }
        let lines = all.utf8.split { $0 == 0x0D || $0 == 0x0A }.map { Substring($0).drop { $0 == " " } }
        #expect(!lines.contains { $0.hasPrefix("evil") })
        #expect(lines.count == 8)
    }

    @Test func writesAStatusThatIsNone() async throws {
        for code in [0, 99] {
            let first = try #require(try await lines(of: Response(status: .init(code: code))).first)
            #expect(Substring(first).hasPrefix("HTTP/1.1 500"))
        }
        let first = try #require(try await lines(of: Response(status: .init(code: 999))).first)
        #expect(Substring(first).hasPrefix("HTTP/1.1 999"))
    }
}
