import Dispatch
import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite struct ExecutionTests {
    /// A number for the thread that runs this.
    private static func thread() -> UInt64 {
        let own = pthread_self()
        return UInt64(UInt(bitPattern: own.hashValue))
    }

    /// Both must be blocked at the same time to go on.
    @Test func runsBlockingCodeOffTheLoopAndInParallel() async throws {
        let meeting = Barrier(2)
        let answering = Answering { request in
            guard request.target != "/ping" else { return Response("pong") }
            let loop = Self.thread()
            do {
                let other = try await request.connection.blocking.run {
                    meeting.wait()
                    return Self.thread()
                }
                return Response("\(other != loop) \(Self.thread() == loop)")
            } catch {
                return Response("\(error)")
            }
        }
        try await LiveServer.run(answering, ServerConfiguration(eventLoops: 1, blockingThreads: 2)) { server in
            try await RawConnection.open(port: server.port) { first in
                try await first.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                try await RawConnection.open(port: server.port) { second in
                    // The loop is free while a thread is blocked.
                    try await second.send("GET /ping HTTP/1.1\r\nhost: x\r\n\r\n")
                    #expect(try await second.response().text == "pong")
                    try await second.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                    #expect(try await second.response().text == "true true")
                }
                #expect(try await first.response().text == "true true")
            }
        }
    }

    @Test func passesOnWhatBlockingCodeThrows() async throws {
        struct Broken: Error {}
        let answering = Answering { request in
            do {
                return Response(try await request.connection.blocking.run { throw Broken() })
            } catch {
                return Response("\(error)")
            }
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "Broken()")
        }
    }

    private actor Elsewhere {
        func answer() async -> String {
            await Task.yield()
            return "from elsewhere"
        }
    }

    @MainActor private static func onTheMainActor() -> String { "from the main actor" }

    @Test func takesAnswersFromOtherExecutors() async throws {
        let actor = Elsewhere()
        let answering = Answering { request in
            switch request.target {
            case "/actor": Response(await actor.answer())
            case "/main": Response(await Self.onTheMainActor())
            default: Response(await Task.detached { "from a detached task" }.value)
            }
        }
        try await answering.connected { connection in
            for (target, text) in [("/actor", "from elsewhere"), ("/main", "from the main actor"), ("/task", "from a detached task")] {
                try await connection.send("GET \(target) HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await connection.response().text == text)
            }
        }
    }

    /// A handler is on its loop, and comes back to it.
    @Test func runsAHandlerOnItsLoop() async throws {
        let answering = Answering { _ in
            let first = Self.thread()
            await Task.yield()
            let second = Self.thread()
            _ = await Self.onTheMainActor()
            return Response("\(first == second) \(Self.thread() == first)")
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "true true")
        }
    }

    @Test func streamsFromOtherExecutors() async throws {
        let answering = Answering { request in
            Response(
                body: .stream { writer in
                    await withTaskGroup(of: Void.self) { group in
                        for _ in 0..<10 { group.addTask { @concurrent in for _ in 0..<100 { try? await writer.write("a") } } }
                    }
                })
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == String(repeating: "a", count: 1000))
        }
    }

    @Test func readsABodyFromOtherExecutors() async throws {
        let answering = Answering { request in
            Response(await Task.detached { (try? await request.body.collect(upTo: nil)).map(String.init(buffer:)) ?? "" }.value)
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
            try await connection.send(chunked(String(repeating: "abc", count: 1000), every: 10))
            #expect(try await connection.response().text == String(repeating: "abc", count: 1000))
        }
    }
}

/// Lets threads wait for each other.
private final class Barrier: Sendable {
    private let count: Atomic<Int>
    private let everybodyIsHere = DispatchSemaphore(value: 0)

    init(_ count: Int) {
        self.count = Atomic(count)
    }

    func wait() {
        if count.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 { everybodyIsHere.signal() }
        everybodyIsHere.wait()
        everybodyIsHere.signal()
    }
}
