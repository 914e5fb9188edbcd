public import NIOCore
import Synchronization

/// The body of a request: bytes that are there already or that arrive while they are read.
///
/// It can be read once. As an `AsyncSequence` it gives the chunks as they come, and holds the client back while they are worked on:
///
/// ```swift
/// for try await chunk in request.body { hasher.update(chunk) }
/// ```
public struct RequestBody: Sendable {
    private enum Storage: Sendable {
        case buffered(ByteBuffer)
        case source(any BodySource, Once)
    }

    private let storage: Storage

    /// The length in bytes when it is known beforehand: from `Content-Length`, or because all is there. Nil for chunked bodies.
    public let length: Int?

    /// How many bytes may come; nil for any number. The layers around a handler set it: `requestMaxBodySize`.
    public let limit: Int?

    /// The length of what came: of a body that is made of another one, that of the other.
    package let announcedLength: Int?

    /// Whether the limit is the body's own, whatever the layers say.
    private let keepsLimit: Bool

    /// No body.
    public static let empty = RequestBody(ByteBuffer())

    /// Bytes that are there already. They may be read any number of times.
    public init(_ buffer: ByteBuffer) {
        self.init(storage: .buffered(buffer), length: buffer.readableBytes, limit: nil)
    }

    /// Bytes that arrive while they are read.
    /// - Parameters:
    ///   - source: Where they come from.
    ///   - length: Their number, when it is known.
    public init(source: any BodySource, length: Int?) {
        self.init(storage: .source(source, Once()), length: length, limit: nil)
    }

    /// Bytes that are made of those of another body while they are read, such as those that a decoder gives. Their number is not known.
    ///
    /// `requestMaxBodySize` holds for both bodies, unless this one has a limit of its own.
    /// - Parameters:
    ///   - source: Where they come from. It reads the other body.
    ///   - body: The other body.
    ///   - limit: How many bytes may come, whatever the layers say; `.max` for any number. Default: nil, as many as those say.
    public init(source: any BodySource, madeOf body: RequestBody, limit: Int? = nil) {
        self.init(
            storage: .source(source, Once()), length: nil, limit: limit, announcedLength: body.announcedLength, keepsLimit: limit != nil)
    }

    private init(storage: Storage, length: Int?, limit: Int?, announcedLength: Int? = nil, keepsLimit: Bool = false) {
        self.storage = storage
        self.length = length
        self.limit = limit
        self.announcedLength = announcedLength ?? length
        self.keepsLimit = keepsLimit
    }

    /// Whether it is known that there are no bytes.
    public var isEmpty: Bool { length == 0 }

    /// All bytes in one buffer.
    /// - Parameter limit: How many bytes may come; nil for no limit but the one that ``limited(to:)`` set.
    /// - Throws: ``RequestBodyError``; `.tooLarge` before anything is read when the length is known.
    public func collect(upTo limit: Int?) async throws -> ByteBuffer {
        if case .buffered(let buffer) = storage {
            try check(buffer.readableBytes, limit)
            return buffer
        }
        return try await collect(upTo: limit, in: ByteBuffer.self)
    }

    /// All bytes in a container of whatever kind.
    /// - Throws: As ``collect(upTo:)-(Int?)``.
    package func collect<Container: BodyContainer>(upTo limit: Int?, in container: Container.Type) async throws -> Container {
        if let length { try check(length, limit) }
        switch storage {
        case .buffered(let buffer):
            var bytes = Container()
            bytes.add(buffer)
            return bytes
        case .source:
            let collector = BodyCollector<Container>(length: length)
            var pieces = (limit.map { limited(to: $0) } ?? self).makeAsyncIterator()
            try await pieces.forEach { collector.add($0) }
            return collector.bytes
        }
    }

    private func check(_ length: Int, _ limit: Int?) throws {
        if let limit = least(limit), length > limit { throw RequestBodyError.tooLarge(limit: limit) }
    }

    private func least(_ limit: Int?) -> Int? { [limit, self.limit].compactMap(\.self).min() }

    /// All bytes in one buffer, as above.
    // It stands here so that a limit that is a plain number does not choose NIOCore's method of the same name, which throws other errors and
    // does not look at the length.
    public func collect(upTo limit: Int) async throws -> ByteBuffer { try await collect(upTo: Optional(limit)) }

    /// The same body, which fails with ``RequestBodyError/tooLarge(limit:)`` once more than `limit` bytes have come.
    public func limited(to limit: Int) -> RequestBody {
        RequestBody(
            storage: storage, length: length, limit: self.limit.map { Swift.min($0, limit) } ?? limit, announcedLength: announcedLength,
            keepsLimit: keepsLimit)
    }

    /// The same as the layers ask for it: nothing changes where the body has a limit of its own.
    package func limited(byLayersTo limit: Int) -> RequestBody { keepsLimit ? self : limited(to: limit) }

    /// Counts what has come, up to a limit.
    fileprivate final class ByteCount: Sendable {
        private let limit: Int?
        private let count = Atomic(0)

        init(limit: Int?) { self.limit = limit }

        func add(_ chunk: ByteBuffer) throws {
            let (_, now) = count.add(chunk.readableBytes, ordering: .relaxed)
            if let limit, now > limit { throw RequestBodyError.tooLarge(limit: limit) }
        }
    }

    /// Says whether something happened before.
    private final class Once: Sendable {
        private let done = Atomic(false)
        func first() -> Bool { !done.exchange(true, ordering: .relaxed) }
    }
}

extension RequestBody: AsyncSequence {
    /// Reads chunk by chunk.
    public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
        fileprivate enum State: Sendable {
            case buffered(ByteBuffer)
            case source(any BodySource)
            case consumed
            case done
        }

        fileprivate var state: State
        private let count: ByteCount

        fileprivate init(state: State, limit: Int?) {
            self.state = state
            count = ByteCount(limit: limit)
        }

        /// The next bytes; nil at the end.
        public mutating func next() async throws -> ByteBuffer? {
            guard let chunk = try await read() else { return nil }
            try count.add(chunk)
            return chunk
        }

        /// Hands out all that is still to come where it arrives, as ``BodySource/forEach(_:)`` does. After an error of the receiver, the rest
        /// can still be asked for.
        package mutating func forEach(_ receive: @escaping @Sendable (ByteBuffer) throws -> Void) async throws {
            if case .source(let source) = state {
                try await source.forEach { [count] chunk in
                    try count.add(chunk)
                    try receive(chunk)
                }
                state = .done
            } else {
                while let chunk = try await next() { try receive(chunk) }
            }
        }

        private mutating func read() async throws -> ByteBuffer? {
            switch state {
            case .buffered(let buffer):
                state = .done
                return buffer.readableBytes > 0 ? buffer : nil
            case .source(let source):
                let chunk = try await source.next()
                if chunk == nil { state = .done }
                return chunk
            case .consumed:
                throw RequestBodyError.alreadyConsumed
            case .done:
                return nil
            }
        }
    }

    /// Starts reading; a second start fails with ``RequestBodyError/alreadyConsumed`` unless all bytes are there already.
    public func makeAsyncIterator() -> AsyncIterator {
        switch storage {
        case .buffered(let buffer): AsyncIterator(state: .buffered(buffer), limit: limit)
        case .source(let source, let once): AsyncIterator(state: once.first() ? .source(source) : .consumed, limit: limit)
        }
    }
}
