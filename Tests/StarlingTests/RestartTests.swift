import Foundation
import HTTPTypes
import StarlingHTTP
import StarlingTesting
import Testing

/// The program starts itself anew, and keeps workers.
@Suite("Restarts", .serialized) struct RestartTests {
    private func hello(_ port: Int) async throws {
        try await RawConnection.open(port: port) { connection in
            try await connection.send("GET /books/3 HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().status == .ok)
        }
    }

    /// Runs a test with the executable under another name, which can be made to lead elsewhere.
    private func withLink(_ test: (String) async throws -> Void) async throws {
        let link = FileManager.default.temporaryDirectory.appendingPathComponent("starling-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: try Program.executable().path)
        defer { try? FileManager.default.removeItem(atPath: link) }
        try await test(link)
    }

    private func lead(_ link: String, to path: String) throws {
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    }

    /// The new process prints and logs to where the old one does.
    @Test func handsItsSocketToANewProcess() async throws {
        let program = try Program(["--port", "0"])
        await program.wait(for: "Ctrl-C\n")
        let port = try #require(program.port)
        try await RawConnection.open(port: port) { connection in
            try await connection.send("GET /books/3 HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().headers[.connection] == nil)
            program.signal(SIGUSR2)
            await program.wait(forLog: "Another process has taken over")
            // The old process answers once more where it has answered just now.
            try await connection.send("GET /books/3 HTTP/1.1\r\nhost: x\r\n\r\n")
            let response = try await connection.response()
            #expect(response.status == .ok)
            #expect(response.headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
        try await hello(port)
        let successor = try #require(
            program.logged.split(separator: "process=").last?.prefix { $0.isNumber }.description
        ).trimmingCharacters(in: .whitespaces)
        kill(try #require(pid_t(successor)), SIGTERM)
        let outcome = await program.outcome()
        #expect(outcome.status == 0)
        #expect(outcome.output.components(separatedBy: "Bookshelf listens on http://127.0.0.1:\(port)\n").count == 3)
    }

    @Test func goesOnWhenTheNewProcessDoesNotServe() async throws {
        try await withLink { link in
            let program = try Program(["--port", "0"], link: link)
            await program.wait(for: "Ctrl-C\n")
            let port = try #require(program.port)
            try lead(link, to: "/bin/false")
            program.signal(SIGUSR2)
            await program.wait(forLog: "No other process has taken over: this one goes on")
            #expect(program.logged.contains("reason=it ended with status 1"))
            try await hello(port)
            program.signal(SIGTERM)
            #expect(await program.outcome().status == 0)
        }
    }

    @Test func keepsWorkers() async throws {
        try await withLink { link in
            let program = try Program(["--port", "0", "--workers", "2"], link: link)
            await program.wait(for: "Ctrl-C\n")
            let port = try #require(program.port)
            try await hello(port)
            program.signal(SIGUSR2)
            await program.wait(forLog: "New workers serve")
            try await hello(port)
            try lead(link, to: "/bin/false")
            program.signal(SIGUSR2)
            await program.wait(forLog: "The new workers do not serve: the old ones go on")
            try await hello(port)
            program.signal(SIGTERM)
            let outcome = await program.outcome()
            #expect(outcome.status == 0)
            // The workers say nothing of their own.
            #expect(outcome.output.components(separatedBy: "listens on").count == 2)
        }
    }

    /// Its end is told to nobody; the workers notice by themselves. All that they print goes where it does, so that its end is theirs.
    @Test func workersEndWithTheProcessThatKeepsThem() async throws {
        let program = try Program(["--port", "0", "--workers", "2"])
        await program.wait(for: "Ctrl-C\n")
        program.signal(SIGKILL)
        #expect(await program.outcome().status == 128 + SIGKILL)
    }
}
