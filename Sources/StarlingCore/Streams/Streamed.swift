import StarlingHTTP

/// An answer that is sent piece by piece, as the pieces are made: bytes, texts or models.
///
/// ```swift
/// @Get("/books")
/// func books(store: BookStore) async -> Streamed<Book> {
///     Streamed(store.allBooks)                                    // an AsyncSequence of Book
/// }
/// ```
/// Models are lines of JSON (`application/jsonl`), in the route's `returnDTO:`. With `media: .json` they are one array of JSON, with
/// `media: .messagePack` one value of MessagePack after the other. Texts are `text/plain; charset=utf-8`, bytes
/// (`[UInt8]`, `Data`, `ByteBuffer`) `application/octet-stream`, and `media:` calls them what you like.
///
/// The next piece is asked for when the client has room for it. When the client goes away, the task is cancelled and the sequence is
/// dropped. An error breaks the connection off, so that the client does not take a part for the whole: the status has been sent by then.
public struct Streamed<Element: Sendable>: Sendable {
    /// Takes a piece, and returns when there is room for another.
    public typealias Send = (Element) async throws -> Void

    let produce: @Sendable (Send) async throws -> Void

    /// Sends the elements of a sequence.
    public init<Elements: AsyncSequence & Sendable>(_ elements: Elements) where Elements.Element == Element {
        self.init { send in
            for try await element in elements { try await send(element) }
        }
    }

    /// Sends what a closure makes, where there is no sequence.
    ///
    /// ```swift
    /// Streamed<String> { send in
    ///     for page in 1...count { try await send(try await render(page)) }
    /// }
    /// ```
    /// - Parameter produce: Gets what sends a piece. What it throws breaks the connection off.
    public init(_ produce: @escaping @Sendable (_ send: Send) async throws -> Void) {
        self.produce = produce
    }
}

extension Streamed: EncodedResult {
    /// Called by generated code: the media type decides how the pieces are written.
    public static var encoder: ResultEncoder<Streamed<Element>> {
        let encoding = ElementEncoding<Element>.known
        guard let standard = encoding?.format(for: nil) else {
            return ResultEncoder(
                ResultForm(media: nil, isEncodable: false, isStreamed: true) { _, defaults, _ in Response(status: defaults.status) })
        }
        return ResultEncoder(
            ResultForm(media: standard.media, type: encoding?.type, isStreamed: true, write: standard.write) { media in
                encoding?.format(for: media)?.write
            })
    }
}

extension StreamFormat {
    /// Makes the answer of a stream.
    fileprivate var write: ResultEncoder<Streamed<Element>>.Write {
        { streamed, defaults, _ in
            Response(
                status: defaults.status, headers: defaults.headers,
                body: .stream { writer in
                    var count = 0
                    try await streamed.produce { element in
                        try await writer.write(try self.buffer(of: element, count == 0, defaults.dto))
                        count += 1
                    }
                    // A sequence may end because the task is cancelled: then what was sent is not all there is.
                    try Task.checkCancellation()
                    if let end = self.end(afterNone: count == 0) { try await writer.write(end) }
                })
        }
    }
}
