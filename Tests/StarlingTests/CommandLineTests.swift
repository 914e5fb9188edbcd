import Foundation
import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// The command line as a shell sees it.
@Suite("Command line", .serialized) struct CommandLineTests {
    private static func socketPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("starling-\(UUID().uuidString.prefix(8)).sock").path
    }

    private static let request = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    @Test func help() async throws {
        let outcome = try await Program.run("--help")
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        for word in ["USAGE: Bookshelf", "run (default)", "routes", "check", "--version"] {
            #expect(outcome.output.contains(word), "\(word)")
        }
        let run = try await Program.run("run", "--help")
        #expect(run.status == 0)
        for word in [
            "--host", "--port", "--unix-socket", "--debug", "STARLING_HOST", "STARLING_PORT", "STARLING_UNIX_SOCKET", "STARLING_DEBUG",
        ] {
            #expect(run.output.contains(word), "\(word)")
        }
    }

    @Test func version() async throws {
        let outcome = try await Program.run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.output == "Starling 0.1.0\n")
    }

    @Test func routes() async throws {
        let outcome = try await Program.run("routes")
        #expect(outcome.status == 0)
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
        #expect(rows.first == ["METHOD", "PATH", "HANDLER", "SOURCE"])
        #expect(
            rows.dropFirst().map { $0.prefix(3).joined(separator: " ") } == [
                "GET / welcome", "GET /authors authors", "GET /books list", "GET /books/{id} get", "POST /books create",
                "PUT /books/{id} replace", "DELETE /books/{id} delete",
            ])
        for row in rows.dropFirst() {
            let place = try #require(row.last).split(separator: ":")
            #expect(place.first == "Bookshelf/Bookshelf.swift")
            #expect(place.last.flatMap { Int($0) } != nil)
        }
    }

    @Test func check() async throws {
        let outcome = try await Program.run("check")
        #expect(outcome.status == 0)
        #expect(outcome.output == "no faults: 7 routes\n")
    }

    @Test func freePort() async throws {
        let outcome = try await Program.serve("--port", "0") { program in
            let port = try #require(program.port)
            #expect(port > 0)
            #expect(program.printed.hasPrefix("Bookshelf listens on http://127.0.0.1:\(port)\n"))
            #expect(program.printed.contains("routes  7"))
            #expect(program.printed.contains("docs "))
            let response = try await RawConnection.open(port: port) { connection in
                try await connection.send(Self.request)
                return try await connection.response()
            }
            #expect(response.status == .ok)
        }
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
    }

    @Test func interrupt() async throws {
        let program = try Program(["run", "--port", "0"])
        await program.untilListening()
        program.signal(SIGINT)
        #expect(await program.outcome().status == 0)
    }

    @Test func environment() async throws {
        let outcome = try await Program.serve(environment: ["STARLING_PORT": "0", "STARLING_HOST": "localhost"]) { program in
            let port = try #require(program.port)
            #expect(program.printed.hasPrefix("Bookshelf listens on http://localhost:\(port)\n"))
        }
        #expect(outcome.status == 0)
        // The command line wins.
        let other = try await Program.serve(
            "--host", "127.0.0.1", "--port", "0", environment: ["STARLING_PORT": "1", "STARLING_HOST": "nowhere.invalid"]
        ) {
            #expect($0.printed.hasPrefix("Bookshelf listens on http://127.0.0.1:"))
        }
        #expect(other.status == 0)
        // An empty variable is none.
        let empty = try await Program.serve(
            "--port", "0", environment: ["STARLING_PORT": "", "STARLING_HOST": "", "STARLING_UNIX_SOCKET": ""]
        ) {
            #expect($0.port != nil)
        }
        #expect(empty.status == 0)
    }

    @Test func unixSocket() async throws {
        let path = Self.socketPath()
        for (arguments, environment) in [(["--unix-socket", path], [:]), ([], ["STARLING_UNIX_SOCKET": path])]
            as [([String], [String: String])]
        {
            let program = try Program(arguments, environment: environment)
            await program.untilListening()
            #expect(program.printed.hasPrefix("Bookshelf listens on unix:\(path)\n"))
            let response = try await RawConnection.open(unixSocket: path) { connection in
                try await connection.send(Self.request)
                return try await connection.response()
            }
            #expect(response.status == .ok)
            program.signal(SIGTERM)
            #expect(await program.outcome().status == 0)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
        // A port on the command line wins over a socket in the environment.
        let tcp = try await Program.serve("--port", "0", environment: ["STARLING_UNIX_SOCKET": path]) { #expect($0.port != nil) }
        #expect(tcp.status == 0)
    }

    @Test(
        arguments: [
            (["--port", "65536"], [:], "--port must be from 0 to 65535"), (["--port", "-1"], [:], "port"),
            (["--port", "x"], [:], "--port"),
            (["--nonsense"], [:], "Unknown option '--nonsense'"), (["nonsense"], [:], "nonsense"),
            (["--unix-socket", "/tmp/x", "--port", "1"], [:], "--unix-socket excludes --host and --port"),
            ([], ["STARLING_PORT": "x"], "STARLING_PORT must be a number from 0 to 65535"),
            ([], ["STARLING_PORT": "65536"], "STARLING_PORT must be a number from 0 to 65535"),
            ([], ["STARLING_PORT": "-1"], "STARLING_PORT must be a number from 0 to 65535"),
            (["--port", "0"], ["STARLING_DEBUG": "yes"], "STARLING_DEBUG must be 0 or 1"),
        ] as [([String], [String: String], String)])
    func badValues(arguments: [String], environment: [String: String], message: String) async throws {
        let outcome = await (try Program(arguments, environment: environment)).outcome()
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func portInUse() async throws {
        _ = try await Program.serve("--port", "0") { first in
            let port = try #require(first.port)
            let second = try await Program.run("--port", "\(port)")
            #expect(second.status == 1)
            #expect(second.output.isEmpty)
            #expect(second.errors == "error: 127.0.0.1:\(port) is already in use: stop the other server, or choose another address\n")
        }
    }

    @Test func cannotListen() async throws {
        let host = try await Program.run("--host", "nowhere.invalid", "--port", "0")
        #expect(host.status == 1)
        #expect(host.errors.hasPrefix("error: cannot listen at nowhere.invalid:0: "))
        #expect(host.errors.split(separator: "\n").count == 1, "\(host.errors)")
        let socket = try await Program.run("--unix-socket", "/nowhere/\(UUID().uuidString)/x.sock")
        #expect(socket.status == 1)
        #expect(socket.errors.hasPrefix("error: cannot listen at /nowhere/"))
        #expect(socket.errors.split(separator: "\n").count == 1, "\(socket.errors)")
    }

    /// The request runs when the order to stop comes: its handler waits for the body. It is finished; then the program ends.
    @Test func terminateDuringARequest() async throws {
        let program = try Program(["--port", "0"])
        await program.untilListening()
        let port = try #require(program.port)
        let body = #"{"title":"Late","year":2026,"author":1}"#
        let response = try await RawConnection.open(port: port) { connection in
            try await connection.send(
                "POST /books HTTP/1.1\r\nhost: x\r\ncontent-length: \(body.utf8.count)\r\nexpect: 100-continue\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100"))
            program.signal(SIGTERM)
            // Nobody new is let in from the moment at which the server has heard it.
            while (try? await RawConnection.open(port: port, { _ in })) != nil { await Task.yield() }
            try await connection.send(body)
            let response = try await connection.response(to: .post)
            #expect(try await connection.rest().isEmpty)
            return response
        }
        #expect(response.status == .created)
        #expect(response.headers[.connection] == "close")
        #expect(await program.outcome().status == 0)
    }
}

extension Program {
    /// Waits for the banner.
    fileprivate func untilListening() async { await wait(for: "Ctrl-C\n") }
}
