import NIOCore
import StarlingHTTP
import StarlingModel

/// Writes events as the bytes of an event stream.
struct EventWriter<Content: Sendable>: Sendable {
    private let append: @Sendable (Content, AnyDTO?, inout ByteBuffer) throws -> Void

    init(_ encoding: ElementEncoding<Content>) {
        switch encoding {
        case .bytes(_, let append): self.append = { content, _, buffer in append(content, &buffer) }
        case .values(_, let json, _):
            append = { content, dto, buffer in
                try json(content, dto).withUnsafeBytes { _ = buffer.writeBytes($0) }
            }
        }
    }

    /// The bytes of an event; none for one that says nothing.
    func buffer(of event: ServerSentEvent<Content>, _ dto: AnyDTO?) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        if let comment = event.comment { Self.writeLines(of: ByteBuffer(string: comment), after: ": ", to: &buffer) }
        // A client ignores an id with NUL in it; what ends a line would begin another field.
        if let id = event.id { Self.write(id.filter { $0 != "\0" }, after: "id: ", to: &buffer) }
        if let type = event.event { Self.write(type, after: "event: ", to: &buffer) }
        if let data = event.data {
            var text = ByteBuffer()
            try append(data, dto, &text)
            Self.writeLines(of: text, after: "data: ", to: &buffer)
        }
        if let retry = event.retry { Self.write("\(max(0, retry.wholeMilliseconds))", after: "retry: ", to: &buffer) }
        if buffer.readableBytes > 0 { buffer.writeStaticString("\r\n") }
        return buffer
    }

    private static func write(_ text: String, after name: StaticString, to buffer: inout ByteBuffer) {
        buffer.writeStaticString(name)
        buffer.writeBytes(text.utf8.lazy.map { $0 == 0x0D || $0 == 0x0A ? 0x20 : $0 })
        buffer.writeStaticString("\r\n")
    }

    /// Writes each line of a text, whether lines end with CR, LF or both, as a field of its own.
    private static func writeLines(of text: ByteBuffer, after name: StaticString, to buffer: inout ByteBuffer) {
        let bytes = text.readableBytesView
        var start = bytes.startIndex
        while true {
            let end = bytes[start...].firstIndex { $0 == 0x0D || $0 == 0x0A } ?? bytes.endIndex
            buffer.writeStaticString(name)
            buffer.writeBytes(bytes[start..<end])
            buffer.writeStaticString("\r\n")
            if end == bytes.endIndex { return }
            start = bytes.index(after: end)
            if bytes[end] == 0x0D, start < bytes.endIndex, bytes[start] == 0x0A { start = bytes.index(after: start) }
        }
    }
}

extension ServerSentEvents {
    /// Sends the preamble and all events.
    func send(to out: any BodyWriter, by writer: EventWriter<Content>, _ dto: AnyDTO?) async throws {
        try await out.write(try writer.buffer(of: preamble, dto))
        try await produce { event in
            var event = event
            event.event = event.event ?? preamble.event
            event.id = event.id ?? preamble.id
            event.retry = event.retry ?? preamble.retry
            try await out.write(try writer.buffer(of: event, dto))
        }
        // A sequence may end because the task is cancelled: then what was sent is not all there is.
        try Task.checkCancellation()
    }
}

extension Duration {
    /// Milliseconds, rounded down; the largest number there is for what is longer.
    fileprivate var wholeMilliseconds: Int64 {
        let (milliseconds, overflows) = components.seconds.multipliedReportingOverflow(by: 1000)
        return overflows ? .max : milliseconds + components.attoseconds / 1_000_000_000_000_000
    }
}
