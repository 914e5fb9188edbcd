public import HTTPTypes
import NIOCore
import NIOPosix
import StarlingHTTP

/// A bare TCP connection to a server under test: for what happens on the wire.
///
/// ```swift
/// try await RawConnection.open(port: port) { connection in
///     try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
///     let response = try await connection.response()
/// }
/// ```
// One test owns it and calls it from one task at a time; it is not `Sendable`.
public final class RawConnection {
    private let channel: any Channel
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread = ByteBuffer()
    private var ended = false

    private init(
        _ channel: any Channel, _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.channel = channel
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    /// Opens a connection to a port of this machine, and closes it when `body` returns.
    public static func open<Result: Sendable>(
        port: Int, _ body: (RawConnection) async throws -> Result
    ) async throws -> Result {
        try await open(body) { try await $0.connect(host: "127.0.0.1", port: port, channelInitializer: Self.wrap) }
    }

    /// Opens a connection to a Unix-domain socket, and closes it when `body` returns.
    public static func open<Result: Sendable>(
        unixSocket path: String, _ body: (RawConnection) async throws -> Result
    ) async throws -> Result {
        try await open(body) { try await $0.connect(unixDomainSocketPath: path, channelInitializer: Self.wrap) }
    }

    private static func open<Result: Sendable>(
        _ body: (RawConnection) async throws -> Result,
        connect: (ClientBootstrap) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer>
    ) async throws -> Result {
        let channel = try await connect(
            ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .channelOption(.allowRemoteHalfClosure, value: true))
        return try await channel.executeThenClose { inbound, outbound in
            try await body(RawConnection(channel.channel, inbound, outbound))
        }
    }

    private static func wrap(_ channel: any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> {
        channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
    }

    /// Sends bytes as they are.
    public func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

    /// Sends a text as it is: write `\r\n` where a line ends.
    public func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Closes the connection at once.
    public func close() async throws { try await channel.close() }

    /// Reads one answer.
    /// - Parameter method: The method of its request: the answer to HEAD has no body. Default: GET.
    /// - Throws: ``Ended`` when the server closes the connection first.
    public func response(to method: HTTPRequest.Method = .get) async throws -> TestResponse {
        var lines = try await head()
        let statusLine = lines.removeFirst().split(separator: " ", maxSplits: 2).map(String.init)
        guard statusLine.count >= 2, let code = Int(statusLine[1]) else { throw Malformed(statusLine.joined(separator: " ")) }
        var headers = HeaderFields()
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else {
                throw Malformed(line)
            }
            headers.append(String(line[line.index(after: colon)...].drop { $0 == " " }), for: name)
        }
        let status = HTTPResponse.Status(code: code, reasonPhrase: statusLine.count > 2 ? statusLine[2] : "")
        return TestResponse(
            status: status, headers: headers, body: try await body(of: code, method, headers))
    }

    /// Everything up to the end of the connection.
    public func rest() async throws -> String {
        while try await more() {}
        return unread.readString(length: unread.readableBytes) ?? ""
    }

    /// Reads until a text has come, and gives everything up to and including it.
    public func read(until text: String) async throws -> String {
        while true {
            let all = String(buffer: unread)
            if let range = all.firstRange(of: text) {
                let taken = String(all[..<range.upperBound])
                unread.moveReaderIndex(forwardBy: taken.utf8.count)
                return taken
            }
            guard try await more() else { throw Ended(unread: all) }
        }
    }

    private func head() async throws -> [String] {
        let text = try await read(until: "\r\n\r\n")
        return text.split(separator: "\r\n").map(String.init)
    }

    private func body(of code: Int, _ method: HTTPRequest.Method, _ headers: HeaderFields) async throws -> [UInt8] {
        if method == .head || code == 204 || code == 304 || code < 200 { return [] }
        if let text = headers[.contentLength] {
            guard let length = Int(text) else { throw Malformed(text) }
            return try await read(count: length)
        }
        if headers[.transferEncoding] == "chunked" { return try await chunks() }
        while try await more() {}
        return unread.readBytes(length: unread.readableBytes) ?? []
    }

    private func chunks() async throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let line = try await read(until: "\r\n").dropLast()
            guard let size = Int(line, radix: 16) else { throw Malformed(String(line)) }
            if size == 0 { break }
            body += try await read(count: size)
            _ = try await read(until: "\r\n")
        }
        while try await read(until: "\r\n") != "\r\n" {}
        return body
    }

    /// Reads so many bytes.
    /// - Throws: ``Ended`` when the server closes the connection first.
    public func read(count: Int) async throws -> [UInt8] {
        while unread.readableBytes < count {
            guard try await more() else { throw Ended(unread: String(buffer: unread)) }
        }
        return unread.readBytes(length: count) ?? []
    }

    private func more() async throws -> Bool {
        guard !ended else { return false }
        guard var buffer = try await inbound.next() else {
            ended = true
            return false
        }
        unread.writeBuffer(&buffer)
        return true
    }

    /// The server closed the connection before all had come.
    public struct Ended: Error {
        /// What had come.
        public let unread: String
    }

    /// An answer that is none.
    public struct Malformed: Error {
        /// The line that cannot be read.
        public let line: String

        init(_ line: String) {
            self.line = line
        }
    }
}
