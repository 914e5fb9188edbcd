import NIOCore
import StarlingHTTP
import StarlingModel

/// How the pieces of a stream are written in one media type.
struct StreamFormat<Element: Sendable>: Sendable {
    /// What stands around the pieces.
    enum Frame {
        /// Nothing.
        case none
        /// Nothing, and many go together: single bytes.
        case gathered
        /// The end of a line behind each.
        case lines
        /// The brackets and commas of an array of JSON.
        case array
    }

    let media: MediaType
    let frame: Frame
    /// Adds a piece to a buffer.
    let append: @Sendable (Element, AnyDTO?, inout ByteBuffer) throws -> Void

    /// Adds a piece with what stands around it.
    func add(_ element: Element, isFirst: Bool, _ dto: AnyDTO?, to buffer: inout ByteBuffer) throws {
        if frame == .array { buffer.writeStaticString(isFirst ? "[" : ",") }
        try append(element, dto, &buffer)
        if frame == .lines { buffer.writeStaticString("\n") }
    }

    /// Adds what stands behind the last piece.
    /// - Parameter isEmpty: Whether there was none.
    func end(afterNone isEmpty: Bool, in buffer: inout ByteBuffer) {
        if frame == .array { buffer.writeStaticString(isEmpty ? "[]" : "]") }
    }

    /// How many bytes there must be before they are sent.
    var fewestBytes: Int { frame == .gathered ? 16_384 : 0 }
}
