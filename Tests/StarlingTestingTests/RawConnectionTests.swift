import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite struct RawConnectionTests {
    private struct Fixed: Responder {
        let response: Response
        func respond(to request: Request) async -> Response { response }
    }

    @Test func readsAnswersOfEveryFraming() async throws {
        let bodies: [ResponseBody] = [
            .empty, .text("abc"), .stream { try await $0.write("abc") }, .stream(length: 3) { try await $0.write("abc") },
        ]
        for body in bodies {
            try await LiveServer.run(Fixed(response: Response(body: body))) { server in
                try await RawConnection.open(port: server.port) { connection in
                    for _ in 0..<2 {
                        try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                        let response = try await connection.response()
                        #expect(response.text == (body.length == 0 ? "" : "abc"))
                    }
                    try await connection.send("GET / HTTP/1.0\r\n\r\n")
                    let last = try await connection.response()
                    #expect(last.text == (body.length == 0 ? "" : "abc"))
                    let rest = try await connection.rest()
                    #expect(rest.isEmpty)
                }
            }
        }
    }

    @Test func readsSoMuchAndNoMore() async throws {
        try await LiveServer.run(Fixed(response: Response("abcdef"))) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
                let head = try await connection.read(until: "\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
                let first = try await connection.read(count: 2)
                #expect(first == Array("ab".utf8))
                let second = try await connection.read(until: "d")
                #expect(second == "cd")
                await #expect(throws: RawConnection.Ended.self) { try await connection.read(count: 3) }
            }
        }
    }

    @Test func saysThatTheServerEnded() async throws {
        try await LiveServer.run(Fixed(response: Response("abc"))) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.0\r\n\r\n")
                _ = try await connection.response()
                await #expect(throws: RawConnection.Ended.self) { try await connection.response() }
            }
        }
    }
}
