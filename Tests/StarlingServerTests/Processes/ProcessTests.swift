import Testing

@testable import StarlingServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Processes that are started with sockets, and the line to them. The programs are lines of the shell, to which descriptor 3 is the line and
/// 4 the first socket.
@Suite struct ProcessTests {
    private func start(_ script: String, with sockets: [ListeningSocket] = []) throws -> ChildProcess {
        try ChildProcess.start(.shell(script), as: .worker, with: sockets)
    }

    @Test func handoverHasOneText() {
        for text in ["worker 3", "successor 3 4 5+", "worker 7 9"] { #expect(Handover(text)?.text == text) }
        for text in ["", "worker", "worker x", "nobody 3", "successor 3 4-", "successor 3 +"] { #expect(Handover(text) == nil, "\(text)") }
        #expect(Handover("successor 3 4 5+")?.sockets.map(\.ownsFile) == [false, true])
    }

    @Test func tellsThatAProcessServes() async throws {
        let process = try start("printf x >&3; read -r line <&3")
        #expect(await process.line.untilServing() == .serving)
        process.send(SIGTERM)
        #expect(await process.end() == .signal(SIGTERM))
    }

    @Test func tellsThatAProcessHasEnded() async throws {
        let process = try start("exit 3")
        #expect(await process.line.untilServing() == .ended)
        #expect(await process.end() == .status(3))
    }

    /// A process learns that the one that started it has ended, however that came about: the line ends.
    @Test func tellsAProcessThatItIsAlone() async throws {
        var process: ChildProcess? = try start("printf x >&3; read -r line <&3; exit 4")
        _ = await process?.line.untilServing()
        let id = try #require(process?.id)
        process = nil
        var status: Int32 = 0
        #expect(waitpid(id, &status, 0) == id)
        #expect(ChildProcess.End(status) == .status(4))
    }

    /// What is open here would else stay open there: the connection of a client, say.
    @Test func passesNothingElseOn() async throws {
        let socket = try #require(try await ListeningSocket.open(ServerConfiguration(address: .tcp(port: 0))).first)
        defer { socket.close() }
        // One that is not closed by itself when another program starts.
        let leaking = try #require(socket.duplicate())
        #expect(fcntl(leaking, F_SETFD, 0) == 0)
        defer { close(leaking) }
        let script = "test -S /dev/fd/4 || exit 1; for d in 5 6 7 8 9 \(leaking); do if test -e /dev/fd/$d; then exit $d; fi; done"
        #expect(await (try start(script, with: [socket])).end() == .status(0))
    }

    @Test func passesItsEnvironmentOn() async throws {
        let script = #"test "$STARLING_HANDOVER" = "worker 3" && test -n "$PATH" && test -z "$LISTEN_FDS$NOTIFY_SOCKET""#
        #expect(await (try start(script)).end() == .status(0))
    }

    @Test func saysThatThereIsNoSuchProgram() {
        #expect {
            try ChildProcess.start(Program(path: "/nowhere/service", arguments: []), as: .successor, with: [])
        } throws: {
            "\($0)" == "/nowhere/service cannot be started: No such file or directory"
        }
    }

    @Test(arguments: [true, false]) func tellsTheServiceManager(isFile: Bool) async throws {
        try await withTemporaryPath { path in
            #if canImport(Glibc)
                let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            #else
                let receiver = socket(AF_UNIX, SOCK_DGRAM, 0)
            #endif
            defer { close(receiver) }
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let name = Array(isFile ? path.utf8 : "\0\(path)".utf8)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
            let length = socklen_t(2 + name.count + (isFile ? 1 : 0))
            let bound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(receiver, $0, length) }
            }
            #expect(bound == 0)
            ServiceManager.notify("READY=1", to: isFile ? path : "@\(path)")
            var bytes = [UInt8](repeating: 0, count: 100)
            let count = recv(receiver, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            #expect(count == 7 && String(decoding: bytes[..<max(0, count)], as: UTF8.self) == "READY=1")
        }
    }
}

extension Program {
    /// A line of the shell.
    static func shell(_ script: String) -> Program { Program(path: "/bin/sh", arguments: ["-c", script]) }
}
