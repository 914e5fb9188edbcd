import NIOCore

/// How far the body of the current request has been read off the connection.
enum BodyProgress: Sendable {
    case done
    case fixed(remaining: Int)
    case chunked(ChunkedDecoder)
    /// After an upgrade: whatever comes.
    case raw

    init(_ framing: BodyFraming) {
        self =
            switch framing {
            case .none: .done
            case .length(let length): .fixed(remaining: length)
            case .chunked: .chunked(ChunkedDecoder())
            }
    }

    var isRaw: Bool {
        if case .raw = self { true } else { false }
    }

    var isDone: Bool {
        if case .done = self { true } else { false }
    }

    /// Takes the next bytes of the body; nil when more must arrive, or when it is done.
    mutating func next(from buffer: inout ByteBuffer) throws(ProtocolViolation) -> ByteBuffer? {
        switch self {
        case .done:
            return nil
        case .raw:
            guard buffer.readableBytes > 0 else { return nil }
            return buffer.readSlice(length: buffer.readableBytes)
        case .fixed(let remaining):
            guard buffer.readableBytes > 0, let slice = buffer.readSlice(length: min(remaining, buffer.readableBytes)) else {
                return nil
            }
            let left = remaining - slice.readableBytes
            self = left == 0 ? .done : .fixed(remaining: left)
            return slice
        case .chunked(var decoder):
            let chunk = try decoder.next(from: &buffer)
            self = decoder.isDone ? .done : .chunked(decoder)
            return chunk
        }
    }
}
