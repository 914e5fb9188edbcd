public import NIOCore
public import StarlingModel

/// What an answer carries.
public enum ResponseBody: Sendable {
    /// Nothing.
    case empty
    /// A text, sent as UTF-8.
    case text(String)
    /// Bytes in an array.
    case bytes([UInt8])
    /// Bytes as a value was encoded to them.
    case encoded(EncodedBytes)
    /// Bytes in a buffer.
    case buffer(ByteBuffer)
    /// A file, or a part of one, sent without loading it.
    case file(FileBody)
    /// Bytes that are made while they are sent.
    case stream(StreamBody)
    /// The connection itself, for another protocol.
    case upgrade(Upgrade)

    /// Bytes that are made while they are sent.
    ///
    /// ```swift
    /// Response(body: .stream { writer in
    ///     for line in lines { try await writer.write(line + "\n") }
    /// })
    /// ```
    /// - Parameters:
    ///   - length: Their number when it is known: it is announced, and the client can tell a body that broke off. Default: unknown.
    ///   - produce: Writes the body; what it throws breaks the connection off, which is how the client sees it.
    public static func stream(
        length: Int? = nil, _ produce: @escaping @Sendable (any BodyWriter) async throws -> Void
    ) -> ResponseBody {
        .stream(
            StreamBody(length: length) { writer in
                try await produce(writer)
                return HeaderFields()
            })
    }

    /// Writes a body that is there as a whole: nothing of a file, a stream or an upgrade.
    public func write(to out: inout ByteBuffer) {
        switch self {
        case .text(let text): out.writeString(text)
        case .bytes(let bytes): out.writeBytes(bytes)
        case .encoded(let bytes): bytes.withUnsafeBytes { _ = out.writeBytes($0) }
        case .buffer(let buffer): out.writeImmutableBuffer(buffer)
        case .empty, .file, .stream, .upgrade: break
        }
    }

    /// Gives the bytes of a body that is there as a whole; nil of any other.
    package func withBytes<Result>(_ read: (UnsafeRawBufferPointer) -> Result) -> Result? {
        switch self {
        case .text(var text): text.withUTF8 { read(UnsafeRawBufferPointer($0)) }
        case .bytes(let bytes): bytes.withUnsafeBytes(read)
        case .encoded(let bytes): bytes.withUnsafeBytes(read)
        case .buffer(let buffer): buffer.withUnsafeReadableBytes(read)
        case .empty, .file, .stream, .upgrade: nil
        }
    }

    /// Whether code of the application still runs while it is sent.
    package var isMadeWhileSent: Bool {
        switch self {
        case .stream, .upgrade: true
        case .empty, .text, .bytes, .encoded, .buffer, .file: false
        }
    }

    /// The length in bytes, when it is known beforehand.
    public var length: Int? {
        switch self {
        case .empty: 0
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .encoded(let bytes): bytes.count
        case .buffer(let buffer): buffer.readableBytes
        case .file(let file): file.length
        case .stream(let stream): stream.length
        case .upgrade: nil
        }
    }
}

/// A body that is made while it is sent, with trailers.
public struct StreamBody: Sendable {
    /// The number of bytes when it is known; nil sends chunks.
    public var length: Int?
    /// Writes the body and answers the trailers (RFC 9110, section 6.5), which may be empty. They are sent with chunked bodies only.
    public var produce: @Sendable (any BodyWriter) async throws -> HeaderFields

    /// Describes a body.
    public init(length: Int? = nil, produce: @escaping @Sendable (any BodyWriter) async throws -> HeaderFields) {
        self.length = length
        self.produce = produce
    }
}
