/// Undoes a content coding, piece by piece. One is made for each body, and it is never called twice at a time.
///
/// It holds what it needs to go on from one piece to the next, and frees that in its `deinit`: it is let go of as soon as the body has ended,
/// was found wrong, or is not wanted any more.
public protocol ContentDecoder: AnyObject {
    /// Decodes the next bytes: it goes on until it has taken all of the input, has filled the output, or needs more input for the next step.
    ///
    /// What it does not take comes again, with more behind it. When it has filled the output, it is called again, with an empty input if need
    /// be, to add what else it has made; when it has not, only with more input.
    /// - Parameters:
    ///   - input: The bytes that have come and were not taken.
    ///   - output: Where the decoded bytes are appended.
    /// - Returns: The number of bytes that it has taken.
    /// - Throws: ``ContentDecodingError`` for bytes that are wrong, also for those behind the end of what it decodes, which it must not pass
    ///   over. Any other error is answered like one of a handler.
    func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int

    /// Called once when no more input comes and all output was taken. Nothing is called after it.
    /// - Throws: ``ContentDecodingError`` when the end is missing.
    func finish() throws
}

/// Bytes that cannot be decoded, answered 400.
public struct ContentDecodingError: Error, Sendable, Hashable {
    /// What is wrong, in words: `its checksum is wrong`.
    public var reason: String
    /// The number of bytes of the input at hand before the place where it is wrong.
    public var offset: Int

    /// Makes an error.
    /// - Parameters:
    ///   - reason: What is wrong, in words.
    ///   - offset: The number of bytes of the input at hand before that. Default: none.
    public init(_ reason: String, at offset: Int = 0) {
        self.reason = reason
        self.offset = offset
    }
}

extension ContentDecodingError {
    /// The input ends before what it codes.
    static let truncated = ContentDecodingError("it ends too early")

    /// Something follows what is coded.
    static func trailing(at offset: Int) -> ContentDecodingError { ContentDecodingError("something follows its end", at: offset) }
}

/// There was no memory for a decoder.
struct OutOfMemory: Error {}
