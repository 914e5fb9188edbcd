import NIOCore
import NIOHPACK
import StarlingHTTP
import StarlingServer
import StarlingTesting

/// A client that speaks HTTP/2 frame by frame, and breaks the rules when a test wants it to.
final class FrameClient {
    struct Frame {
        var kind: Kind
        var flags: UInt8
        var stream: UInt32
        var payload: [UInt8]

        var ends: Bool { flags & 1 != 0 }
        /// The number that the payload has at a place.
        func number(at index: Int) -> UInt32 { payload[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    }

    enum Kind: UInt8 {
        case data, headers, priority, reset, settings, promise, ping, goAway, windowUpdate, continuation
    }

    /// What a stream was answered.
    struct Answer {
        var status = ""
        var fields: [(name: String, value: String)] = []
        var body: [UInt8] = []
        var trailers: [(name: String, value: String)] = []
        /// The statuses of informational responses, with their fields.
        var informational: [(status: String, fields: [(name: String, value: String)])] = []

        var text: String { String(decoding: body, as: UTF8.self) }
        subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
    }

    let connection: RawConnection
    private var decoder = HPACKDecoder(allocator: ByteBufferAllocator())
    private var answers: [UInt32: Answer] = [:]
    /// What came while something else was waited for.
    private(set) var seen: [Frame] = []

    init(_ connection: RawConnection) {
        self.connection = connection
    }

    static let preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

    /// Begins a connection.
    /// - Parameter settings: The client's own, by number.
    func begin(settings: [(UInt16, UInt32)] = []) async throws {
        try await connection.send(Self.preface)
        try await send(.settings, on: 0, settings.flatMap { Self.bytes($0.0) + Self.bytes($0.1) })
    }

    static func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }

    // MARK: - Sending

    func send(_ kind: Kind, flags: UInt8 = 0, on stream: UInt32, _ payload: [UInt8] = []) async throws {
        try await connection.send(Self.frame(kind, flags: flags, on: stream, payload))
    }

    static func frame(_ kind: Kind, flags: UInt8 = 0, on stream: UInt32, _ payload: [UInt8] = []) -> [UInt8] {
        bytes(UInt32(payload.count))[1...] + [kind.rawValue, flags] + bytes(stream) + payload
    }

    /// The fields as they go over the wire, letter by letter (RFC 7541, section 6.2.2).
    static func encoded(_ fields: [(String, String)]) -> [UInt8] {
        fields.flatMap { name, value in [0] + encoded(name) + encoded(value) }
    }

    private static func encoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        if bytes.count < 127 { return [UInt8(bytes.count)] + bytes }
        var (rest, length) = (bytes.count - 127, [UInt8(127)])
        while rest >= 128 {
            length.append(UInt8(rest % 128) | 128)
            rest /= 128
        }
        return length + [UInt8(rest)] + bytes
    }

    static func get(_ path: String = "/", method: String = "GET") -> [(String, String)] {
        [(":method", method), (":scheme", "http"), (":authority", "x"), (":path", path)]
    }

    /// Sends a header.
    func headers(_ fields: [(String, String)], ends: Bool = true, on stream: UInt32) async throws {
        try await send(.headers, flags: ends ? 5 : 4, on: stream, Self.encoded(fields))
    }

    /// Sends a whole request and reads the answer.
    func fetch(
        _ fields: [(String, String)] = FrameClient.get(), body: [UInt8]? = nil, on stream: UInt32
    ) async throws -> Answer {
        try await headers(fields, ends: body == nil, on: stream)
        if let body { try await send(.data, flags: 1, on: stream, body) }
        return try await answer(on: stream)
    }

    // MARK: - Reading

    /// The next frame, whatever it is.
    func next() async throws -> Frame {
        let head = try await connection.read(count: 9)
        let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
        guard let kind = Kind(rawValue: head[3]) else { throw Unexpected(what: "\(head[3])") }
        let stream = head[5...].reduce(0) { $0 << 8 | UInt32($1) }
        let frame = Frame(kind: kind, flags: head[4], stream: stream, payload: try await connection.read(count: length))
        try note(frame)
        // A client that has gone on without the confirmation has gone on.
        if kind == .settings, frame.flags & 1 == 0 { try? await send(.settings, flags: 1, on: 0) }
        return frame
    }

    /// Reads until a frame of some kind comes.
    func next(_ kind: Kind, on stream: UInt32? = nil) async throws -> Frame {
        while true {
            let frame = try await next()
            if frame.kind == kind, stream == nil || frame.stream == stream { return frame }
            seen.append(frame)
        }
    }

    /// Reads until a stream has its whole answer.
    func answer(on stream: UInt32) async throws -> Answer {
        while true {
            if let done = finished.removeValue(forKey: stream) { return done }
            let frame = try await next()
            if frame.kind == .reset, frame.stream == stream { throw Reset(code: frame.number(at: 0)) }
            if frame.kind == .goAway { throw Gone(last: frame.number(at: 0), code: frame.number(at: 4)) }
            seen.append(frame)
        }
    }

    /// Reads until the server says that it goes away, for a reason.
    func goodbye() async throws -> Gone {
        let frame = try await next(.goAway)
        return Gone(last: frame.number(at: 0), code: frame.number(at: 4))
    }

    private var finished: [UInt32: Answer] = [:]

    private func note(_ frame: Frame) throws {
        switch frame.kind {
        case .headers:
            var block = ByteBuffer(bytes: frame.payload)
            let fields = try decoder.decodeHeaders(from: &block).map { (name: $0.name, value: $0.value) }
            var answer = answers[frame.stream] ?? Answer()
            let status = fields.first { $0.name == ":status" }?.value
            let rest = fields.filter { $0.name != ":status" }
            if let status, status.hasPrefix("1") {
                answer.informational.append((status, rest))
            } else if let status {
                answer.status = status
                answer.fields = rest
            } else {
                answer.trailers = rest
            }
            answers[frame.stream] = answer
        case .data: answers[frame.stream, default: Answer()].body += frame.payload
        default: return
        }
        if frame.ends { finished[frame.stream] = answers.removeValue(forKey: frame.stream) }
    }

    /// What has come of an answer that is not whole.
    func partial(on stream: UInt32) -> Answer? { answers[stream] }

    struct Unexpected: Error {
        let what: String
    }

    /// The server reset a stream.
    struct Reset: Error, Equatable {
        let code: UInt32
    }

    /// The server ended the connection.
    struct Gone: Error, Equatable {
        let last: UInt32
        let code: UInt32
    }
}

extension Answering {
    /// Serves on a free port, and gives a connection to it that speaks HTTP/2 in clear.
    func framed<Result: Sendable>(
        _ configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1), settings: [(UInt16, UInt32)] = [],
        _ test: (FrameClient) async throws -> Result
    ) async throws -> Result {
        try await connected(configuration) { connection in
            let client = FrameClient(connection)
            try await client.begin(settings: settings)
            return try await test(client)
        }
    }
}

extension FrameClient {
    /// Lets the server send more, on a stream and on the connection.
    func grant(_ bytes: UInt32, on stream: UInt32? = nil) async throws {
        if let stream { try await send(.windowUpdate, on: stream, Self.bytes(bytes)) }
        try await send(.windowUpdate, on: 0, Self.bytes(bytes))
    }

    /// Waits until the server has read everything that was sent.
    func settle() async throws {
        try await send(.ping, on: 0, Array("settled!".utf8))
        while true {
            let frame = try await next(.ping)
            if frame.flags & 1 != 0 { return }
        }
    }

    /// What becomes of a stream that is not answered.
    func reset(on stream: UInt32) async throws -> UInt32 { try await next(.reset, on: stream).number(at: 0) }
}
