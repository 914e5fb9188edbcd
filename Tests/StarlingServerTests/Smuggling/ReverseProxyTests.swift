import NIOCore
import NIOPosix
import StarlingServer
import StarlingTesting
import Testing

/// An nginx in front and the server behind it never disagree about where a request ends: all raw requests go through one connection between
/// the two.
@Suite(.enabled(if: ReverseProxy.path != nil, "nginx is not installed (Debian: apt-get install nginx-light)"))
struct ReverseProxyTests {
    @Test(arguments: [true, false]) func agreesAboutTheEndOfEveryRequest(buffers: Bool) async throws {
        let recorder = Recorder()
        let passed = try await LiveServer.run(recorder, RawRequestTests.configuration) { server in
            let proxy = try ReverseProxy(to: server.port, at: try await Self.freePort(), buffers: buffers)
            defer { proxy.remove() }
            try await Self.untilListening(proxy)
            for (number, raw) in RawRequest.all.enumerated() {
                _ = try? await RawConnection.open(port: proxy.port) { connection in
                    try await connection.send(raw.bytes + Array(get("connection: close", target: "/behind-\(number)").utf8))
                    try await connection.endSending()
                    return try await connection.rest()
                }
                // Another client gets the answer to its own request, whatever the last one has left behind.
                let answer = try await Self.answer(to: "/canary-\(number)", from: proxy)
                #expect(answer == "GET /canary-\(number)", "\(raw.name)")
            }
            return try proxy.stop()
        }
        // Every answer came back for the request that it was made for.
        for request in passed { #expect(request.echo == nil || request.echo == request.nonce, "\(request)") }
        // Every request that the handler has seen is one that nginx has passed on, and was seen once. A client that went in the middle of its
        // body is logged without an answer.
        let seen = recorder.all.filter { !$0.text.hasSuffix("!clientGone") }
        #expect(!recorder.all.contains { $0.nonce == nil }, "a request that nginx knows nothing of")
        #expect(seen.compactMap(\.nonce).sorted() == passed.compactMap(\.echo).sorted())
        #expect(seen.count > RawRequest.all.count)
        #expect(!seen.contains { $0.text.hasPrefix("GET /canary") && $0.text.contains(" !") })
    }

    private static func answer(to target: String, from proxy: ReverseProxy) async throws -> String {
        try await RawConnection.open(port: proxy.port) { connection in
            try await connection.send(get("connection: close", target: target))
            return try await connection.response().text
        }
    }

    /// nginx says nothing when it listens.
    private static func untilListening(_ proxy: ReverseProxy) async throws {
        for _ in 0..<1000 {
            if (try? await RawConnection.open(port: proxy.port) { _ in true }) == true { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw ReverseProxy.Failure(reason: "nginx does not listen")
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).bind(host: "127.0.0.1", port: 0).get()
        defer { channel.close(promise: nil) }
        return try #require(channel.localAddress?.port)
    }
}
