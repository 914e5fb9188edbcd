import StarlingTesting
import Testing

@testable import StarlingServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A process that is to take over: `printf x >&3` is how a line of the shell says that it serves.
@Suite struct SuccessorTests {
    private func successor(_ script: String, _ sockets: [ListeningSocket] = [], clock: any Clock<Duration> = ManualClock()) -> Successor {
        Successor(.shell(script), sockets: sockets, timeout: .seconds(60), clock: clock, logger: .silent)
    }

    @Test func takesOver() async throws {
        try await withTemporaryPath { path in
            let socket = try #require(try await ListeningSocket.open(ServerConfiguration(address: .unixSocket(path: path))).first)
            // A plus sign: the file is the new process's to remove.
            let script = #"test "$STARLING_HANDOVER" = "successor 3 4+" && printf x >&3; read -r line <&3"#
            let id = try #require(await successor(script, [socket]).start())
            socket.close()
            #expect(access(path, F_OK) == 0)
            var status: Int32 = 0
            #expect(waitpid(id, &status, 0) == id)
        }
    }

    @Test func doesNotTakeOverWhenItEnds() async throws {
        try await withTemporaryPath { path in
            let socket = try #require(try await ListeningSocket.open(ServerConfiguration(address: .unixSocket(path: path))).first)
            #expect(await successor("exit 1", [socket]).start() == nil)
            socket.close()
            #expect(access(path, F_OK) != 0)
        }
    }

    @Test func doesNotTakeOverWhenItDoesNotExist() async {
        let program = Program(path: "/nowhere/service", arguments: [])
        #expect(await Successor(program, sockets: [], timeout: .seconds(1), clock: ManualClock(), logger: .silent).start() == nil)
    }

    @Test func doesNotTakeOverWhenItTakesTooLong() async {
        let clock = ManualClock()
        async let id = successor("read -r line <&3", clock: clock).start()
        await clock.untilAsleep()
        clock.advance(by: .seconds(60))
        #expect(await id == nil)
    }

    @Test func doesNotTakeOverFromOneThatIsToldToStop() async {
        let clock = ManualClock()
        let starting = Task { await successor("read -r line <&3", clock: clock).start() }
        await clock.untilAsleep()
        starting.cancel()
        #expect(await starting.value == nil)
    }
}
