import NIOCore

/// A line between the data of a chunked body: a size, or a trailer.
struct ChunkLine {
    private let line: ByteBuffer

    /// How many bytes it has, without its end.
    var count: Int { line.readableBytes }

    /// Takes a line; nil when its end has not come yet.
    static func next(from buffer: inout ByteBuffer, limit: Int) throws(ProtocolViolation) -> ChunkLine? {
        let view = buffer.readableBytesView
        guard let newline = view.prefix(limit + 2).firstIndex(of: 0x0A) else {
            if view.count > limit + 1 { throw .malformed("A chunk's size line or a trailer is too long") }
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
        return ChunkLine(line: line)
    }

    /// The size that it tells. An extension behind it is read over: nobody here knows one (RFC 9112, section 7.1.1).
    func size() throws(ProtocolViolation) -> Int {
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

    /// What is no field is a request that somebody wants to be read in another place; what tells where a message ends has no say here any more
    /// (RFC 9110, section 6.5.1).
    func checkTrailer() throws(ProtocolViolation) {
        let bytes = line.readableBytesView
        guard let colon = bytes.firstIndex(of: 0x3A), colon > bytes.startIndex, bytes[..<colon].allSatisfy(ByteClass.isToken) else {
            throw .malformed("A trailer must be: name, colon, value")
        }
        let name = bytes[..<colon]
        for forbidden: StaticString in ["content-length", "transfer-encoding", "host"] {
            let isIt = forbidden.withUTF8Buffer { word in
                name.count == word.count && zip(name, word).allSatisfy { $0 &- 0x41 < 26 ? $0 | 0x20 == $1 : $0 == $1 }
            }
            if isIt { throw .malformed("\(forbidden) must not be a trailer") }
        }
    }
}
