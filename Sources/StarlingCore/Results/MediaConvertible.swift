public import StarlingHTTP

/// A result that can be written in media types of its own, besides JSON and MessagePack.
///
/// ```swift
/// extension Book: MediaConvertible {
///     static let mediaTypes: [MediaType] = [.html, "text/csv"]
///
///     func body(as media: MediaType) throws -> ResponseBody {
///         media == .html ? .text("<h1>\(title.escaped)</h1>") : .text("\(id),\(title)\r\n")
///     }
/// }
///
/// @Get("/books/{id}", offers: [.json, .html, "text/csv"])
/// func book(id: Int) async throws -> Book { … }
/// ```
/// A DTO does not change what it writes.
public protocol MediaConvertible: Sendable {
    /// The media types.
    static var mediaTypes: [MediaType] { get }

    /// The body in one of them.
    func body(as media: MediaType) throws -> ResponseBody
}
