import NIOCore
import StarlingHTTP

/// What a body of text is read with.
struct TextInput: Sendable {
    private let charset: TextCharset
    /// Whether an empty body is no empty text, but none.
    private let mayBeAbsent: Bool

    /// - Throws: 415 when the text is in a charset that is not known.
    init(_ contentType: MediaType?, mayBeAbsent: Bool) throws(HTTPError) {
        self.mayBeAbsent = mayBeAbsent
        guard let name = contentType?.parameter("charset") else {
            charset = .utf8
            return
        }
        guard let charset = TextCharset(name) else {
            throw .unsupportedMediaType("Expected text in `utf-8`, `us-ascii` or `iso-8859-1`, got `\(name)`")
        }
        self.charset = charset
    }

    /// The text; nil when there is none.
    /// - Throws: 400 for bytes that are no text.
    func text(of body: RequestBody) async throws -> String? {
        let bytes = try await body.collect(upTo: nil)
        if bytes.readableBytes == 0, mayBeAbsent { return nil }
        let text = bytes.withUnsafeReadableBytes { charset.decode($0.bindMemory(to: UInt8.self)) }
        guard let text else { throw HTTPError.badRequest("The text is malformed: it is no \(charset.name)") }
        return text
    }
}
