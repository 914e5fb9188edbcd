import NIOCore
import StarlingHTTP
import StarlingModel

/// How the pieces of a stream are written in one media type.
struct StreamFormat<Element: Sendable>: Sendable {
    /// What stands around the pieces.
    enum Frame {
        /// Nothing.
        case none
        /// The end of a line behind each.
        case lines
        /// The brackets and commas of an array of JSON.
        case array
    }

    let media: MediaType
    let frame: Frame
    /// Adds a piece to a buffer.
    let append: @Sendable (Element, AnyDTO?, inout ByteBuffer) throws -> Void

    /// The bytes of a piece, with what stands around it.
    func buffer(of element: Element, _ isFirst: Bool, _ dto: AnyDTO?) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        if frame == .array { buffer.writeStaticString(isFirst ? "[" : ",") }
        try append(element, dto, &buffer)
        if frame == .lines { buffer.writeStaticString("\n") }
        return buffer
    }

    /// What stands behind the last piece; nil for nothing.
    /// - Parameter isEmpty: Whether there was none.
    func end(afterNone isEmpty: Bool) -> ByteBuffer? {
        frame == .array ? ByteBuffer(string: isEmpty ? "[]" : "]") : nil
    }
}
