import NIOCore

/// Takes chunked bodies apart (RFC 9112, section 7.1). Extensions and trailers are read over within limits.
struct ChunkedDecoder: Sendable {
    private enum State: Sendable {
        case size
        case data(remaining: Int)
        case dataEnd
        case trailer(seen: Int)
        case done
    }

    /// A size line holds at most 16 digits and an extension; a trailer section is held to the same as a header.
    private static let lineLimit = 256
    private static let trailerLimit = 8 << 10

    private var state = State.size

    /// Whether the last chunk and the trailers have been read.
    var isDone: Bool {
        if case .done = state { true } else { false }
    }

    /// The next bytes of the body; nil when more must arrive, or when it is done.
    mutating func next(from buffer: inout ByteBuffer) throws(ProtocolViolation) -> ByteBuffer? {
        while true {
            switch state {
            case .size:
                guard let line = try Self.line(from: &buffer, limit: Self.lineLimit) else { return nil }
                let size = try Self.size(line)
                state = size == 0 ? .trailer(seen: 0) : .data(remaining: size)
            case .data(let remaining):
                guard buffer.readableBytes > 0, let slice = buffer.readSlice(length: min(remaining, buffer.readableBytes)) else {
                    return nil
                }
                let left = remaining - slice.readableBytes
                state = left == 0 ? .dataEnd : .data(remaining: left)
                return slice
            case .dataEnd:
                guard buffer.readableBytes >= 2 else { return nil }
                guard buffer.readInteger(as: UInt16.self) == 0x0D0A else {
                    throw .malformed("A chunk is longer than its size says")
                }
                state = .size
            case .trailer(let seen):
                guard let line = try Self.line(from: &buffer, limit: Self.trailerLimit) else { return nil }
                if line.readableBytes == 0 {
                    state = .done
                } else {
                    let total = seen + line.readableBytes
                    guard total <= Self.trailerLimit else { throw RequestParser.headerTooLarge }
                    state = .trailer(seen: total)
                }
            case .done:
                return nil
            }
        }
    }

    private static func line(from buffer: inout ByteBuffer, limit: Int) throws(ProtocolViolation) -> ByteBuffer? {
        let view = buffer.readableBytesView
        guard let newline = view.prefix(limit + 2).firstIndex(of: 0x0A) else {
            if view.count > limit { throw .malformed("A chunk's size line or a trailer is too long") }
            return nil
        }
        let length = newline - view.startIndex
        guard length > 0, view[newline - 1] == 0x0D, let line = buffer.readSlice(length: length - 1) else {
            throw .malformed("A line must end in CR LF")
        }
        buffer.moveReaderIndex(forwardBy: 2)
        guard line.readableBytesView.allSatisfy(ByteClass.isFieldValue) else {
            throw .malformed("A chunk's size line or a trailer has a control character")
        }
        return line
    }

    private static func size(_ line: ByteBuffer) throws(ProtocolViolation) -> Int {
        var size = 0
        var digits = 0
        for byte in line.readableBytesView {
            let value: Int
            switch byte {
            case 0x30...0x39: value = Int(byte) - 0x30
            case 0x41...0x46: value = Int(byte) - 0x37
            case 0x61...0x66: value = Int(byte) - 0x57
            case 0x3B where digits > 0: return size
            default: throw .malformed("A chunk's size is not a hexadecimal number")
            }
            digits += 1
            // Fifteen digits cannot overflow; nobody sends a chunk of an exbibyte.
            guard digits <= 15 else { throw .malformed("A chunk's size is too large") }
            size = size << 4 | value
        }
        guard digits > 0 else { throw .malformed("A chunk's size is missing") }
        return size
    }
}
