import StarlingServer
import StarlingTesting
import Testing

/// The classes of attacks that were published on how HTTP/1.1 tells where a message ends, each with what the server makes of it.
@Suite struct RawRequestTests {
    private static let canary = Array("GET /canary HTTP/1.1\r\nhost: x\r\n\r\n".utf8)

    @Test(arguments: RawRequest.all) func hasItsAnswer(raw: RawRequest) async throws {
        let recorder = Recorder()
        let answers = try await LiveServer.run(recorder, Self.configuration) { server in
            try await RawConnection.open(port: server.port) { connection in
                // The server may have closed its side by now, and reset what comes late.
                try? await connection.send(raw.bytes + (raw.isCutOff ? [] : Self.canary))
                try? await connection.endSending()
                return try await connection.rest()
            }
        }
        let statuses = try AnswerReader.statuses(Array(answers.utf8))
        #expect(statuses == raw.answers + (raw.staysInStep ? [200] : []))
        // The server has ended: nothing more is written down.
        #expect(recorder.all.map(\.text) == raw.seen + (raw.staysInStep ? ["GET /canary"] : []))
    }

    /// The same when every byte comes alone: nothing depends on how the network cuts what is sent.
    @Test(arguments: RawRequest.all.filter { $0.bytes.count < 400 }) func hasItsAnswerByteByByte(raw: RawRequest) async throws {
        let recorder = Recorder()
        let answers = try await LiveServer.run(recorder, Self.configuration) { server in
            try await RawConnection.open(port: server.port) { connection in
                for byte in raw.bytes + (raw.isCutOff ? [] : Self.canary) { try? await connection.send([byte]) }
                try? await connection.endSending()
                return try await connection.rest()
            }
        }
        let statuses = try AnswerReader.statuses(Array(answers.utf8))
        #expect(statuses == raw.answers + (raw.staysInStep ? [200] : []))
        #expect(recorder.all.map(\.text) == raw.seen + (raw.staysInStep ? ["GET /canary"] : []))
    }

    @Test func areMany() {
        #expect(RawRequest.all.count >= 120)
        #expect(Set(RawRequest.all.map(\.name)).count == RawRequest.all.count)
    }

    static let configuration = ServerConfiguration(eventLoops: 1)
}

/// Reads answers one after another.
enum AnswerReader {
    struct NoAnswer: Error {
        var rest: String
    }

    /// The statuses of all answers but interim ones. All have a `Content-Length`.
    static func statuses(_ bytes: [UInt8]) throws -> [Int] {
        var statuses: [Int] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let end = rest.firstRange(of: "\r\n\r\n".utf8) else { throw NoAnswer(rest: String(decoding: rest, as: UTF8.self)) }
            let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            guard let line = lines.first, line.hasPrefix("HTTP/1.1 "), let status = Int(line.dropFirst(9).prefix(3)) else {
                throw NoAnswer(rest: String(decoding: rest, as: UTF8.self))
            }
            if status >= 200 { statuses.append(status) }
            let length = lines.lazy.compactMap { $0.hasPrefix("content-length: ") ? Int($0.dropFirst(16)) : nil }.first ?? 0
            let isHead = lines.contains { $0.hasPrefix("x-head") }
            rest = rest[end.upperBound...].dropFirst(isHead ? 0 : length)
        }
        return statuses
    }
}
