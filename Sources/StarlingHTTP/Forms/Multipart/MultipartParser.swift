package import NIOCore
import StarlingModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a multipart form is made of, in order.
package enum MultipartEvent: Sendable {
    /// A part begins.
    case part(PartHeader)
    /// Some bytes of it.
    case bytes(ByteBuffer)
    /// It ends.
    case partEnd
}

/// Takes a multipart form apart while it arrives (RFC 2046, section 5.1; RFC 7578). It looks at every byte once, and keeps no more than a
/// header or a delimiter.
///
/// What stands before the first delimiter and behind the last one is passed over, as the RFC wants. Whatever two readers could read in
/// two ways is refused: a delimiter with more behind it, lines that end in a line feed alone, a part without a name.
package struct MultipartParser: Sendable {
    private enum State {
        /// Before the first delimiter.
        case preamble
        /// Behind the boundary of a delimiter.
        case delimiter
        case header
        /// Before the first byte of a part: at the end of the empty line.
        case start
        case bytes
        /// Behind the delimiter that ends the form.
        case closed
        case epilogue
    }

    /// `CRLF--boundary`
    private let delimiter: [UInt8]
    private let maxParts: Int
    private let maxHeaderSize: Int
    private var state = State.preamble
    /// What has come and is not done yet. The body is read as if a line had ended before it, as every delimiter begins with the end of one.
    private var input = ByteBuffer(bytes: [0x0D, 0x0A])
    /// How many bytes of the header have been searched for its end.
    private var searched = 0
    private var parts = 0

    /// Reads forms.
    /// - Parameters:
    ///   - boundary: What the parameter of the media type says.
    ///   - maxParts: How many parts there may be.
    ///   - maxHeaderSize: How many bytes the header of a part may have.
    package init(boundary: String, maxParts: Int, maxHeaderSize: Int) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.maxParts = maxParts
        self.maxHeaderSize = maxHeaderSize
    }

    /// The boundary that a `Content-Type` says; nil when it says none that may be one (RFC 2046, section 5.1.1).
    package static func boundary(of contentType: String) -> String? {
        guard let boundary = HeaderParameters(contentType.utf8, quoting: .standard)?.parameters["boundary"], !boundary.isEmpty,
            boundary.utf8.count <= 70, boundary.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), boundary.utf8.last != 0x20
        else { return nil }
        return boundary
    }

    /// Takes some bytes in.
    package mutating func feed(_ bytes: ByteBuffer) {
        var bytes = bytes
        if input.readableBytes == 0 {
            input = bytes
            return
        }
        // What is done is thrown away now and then, so that no sender makes the rest grow with the form.
        if input.readerIndex > max(4096, input.readableBytes) { input.discardReadBytes() }
        input.writeBuffer(&bytes)
    }

    /// What comes next; nil when more bytes are needed, or there is nothing more.
    /// - Throws: `MalformedInput`; ``FormError``.
    package mutating func next() throws -> MultipartEvent? {
        while true {
            switch state {
            case .preamble:
                guard skipPreamble() else { return nil }
                state = .delimiter
            case .delimiter:
                guard try passDelimiter() else { return nil }
            case .header:
                guard let header = try readHeader() else { return nil }
                state = .start
                return .part(header)
            case .start:
                guard let isEmpty = beginsWithDelimiter else { return nil }
                if isEmpty { return endPart() }
                input.moveReaderIndex(forwardBy: 2)
                state = .bytes
            case .bytes:
                return readBytes()
            case .closed:
                guard let next = input.getInteger(at: input.readerIndex, as: UInt8.self) else { return nil }
                guard [0x0D, 0x0A, 0x20, 0x09].contains(next) else { throw Self.unclearDelimiter }
                state = .epilogue
            case .epilogue:
                input.clear()
                return nil
            }
        }
    }

    /// Says that no more bytes come.
    /// - Throws: `MalformedInput` when the form is not at its end.
    package func finish() throws {
        switch state {
        case .closed, .epilogue: return
        case .preamble: throw FormFault.multipart("the boundary does not occur in it")
        case .delimiter, .header, .start, .bytes: throw FormFault.multipart("it ends in the middle of a part")
        }
    }

    private static var unclearDelimiter: MalformedInput { FormFault.multipart("there is more than a boundary in the line of one") }

    // MARK: Delimiters

    /// Where the next delimiter is: how many bytes are before it, and whether it is there as a whole. Without one, the bytes before what
    /// may be its beginning.
    private func nextDelimiter() -> (offset: Int, isWhole: Bool) {
        input.withUnsafeReadableBytes { bytes in
            var start = 0
            while let base = bytes.baseAddress, start < bytes.count, let found = memchr(base + start, 0x0D, bytes.count - start) {
                let offset = UnsafeRawPointer(found) - base
                // Most that look like it are something else.
                if offset + 2 < bytes.count, bytes[offset + 1] != 0x0A || bytes[offset + 2] != 0x2D {
                    start = offset + 1
                    continue
                }
                let common = min(delimiter.count, bytes.count - offset)
                if delimiter.starts(with: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + common])) {
                    return (offset, common == delimiter.count)
                }
                start = offset + 1
            }
            return (bytes.count, false)
        }
    }

    /// Whether a delimiter is here; nil while it may be.
    private var beginsWithDelimiter: Bool? {
        let bytes = input.readableBytesView
        guard delimiter.starts(with: bytes.prefix(delimiter.count)) else { return false }
        return bytes.count >= delimiter.count ? true : nil
    }

    private mutating func skipPreamble() -> Bool {
        let (offset, isWhole) = nextDelimiter()
        input.moveReaderIndex(forwardBy: isWhole ? offset + delimiter.count : offset)
        return isWhole
    }

    /// Passes over what stands behind a boundary; gives false when more bytes are needed.
    private mutating func passDelimiter() throws -> Bool {
        let bytes = input.readableBytesView
        if bytes.first == UInt8(ascii: "-") {
            guard bytes.count >= 2 else { return false }
            guard bytes[bytes.startIndex + 1] == UInt8(ascii: "-") else { throw Self.unclearDelimiter }
            input.moveReaderIndex(forwardBy: 2)
            state = .closed
            return true
        }
        // Blanks may have been added on the way.
        let line = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let blanks = bytes.count - line.count
        guard blanks <= 256 else { throw Self.unclearDelimiter }
        guard let first = line.first else { return false }
        guard first == 0x0D else { throw Self.unclearDelimiter }
        guard line.count >= 2 else { return false }
        guard line[line.startIndex + 1] == 0x0A else { throw Self.unclearDelimiter }
        input.moveReaderIndex(forwardBy: blanks + 2)
        guard parts < maxParts else { throw FormError.tooManyParts(limit: maxParts) }
        parts += 1
        searched = 0
        state = .header
        return true
    }

    // MARK: Parts

    private mutating func readHeader() throws -> PartHeader? {
        guard let length = headerLength() else {
            // All but the last byte of the empty line may be there.
            if input.readableBytes > maxHeaderSize + 3 { throw FormError.partHeaderTooLarge(limit: maxHeaderSize) }
            return nil
        }
        guard length <= maxHeaderSize else { throw FormError.partHeaderTooLarge(limit: maxHeaderSize) }
        let header = try PartHeader(input.readableBytesView.prefix(length))
        // The end of the empty line stays: the delimiter behind a part without a body begins with it.
        input.moveReaderIndex(forwardBy: length + 2)
        return header
    }

    /// The number of bytes before the empty line; nil while there is none. A header without a line is none: it is refused.
    private mutating func headerLength() -> Int? {
        let found: Int? = input.withUnsafeReadableBytes { bytes in
            if bytes.count >= 2, bytes[0] == 0x0D, bytes[1] == 0x0A { return 0 }
            var start = max(0, searched - 3)
            while let base = bytes.baseAddress, start < bytes.count, let found = memchr(base + start, 0x0D, bytes.count - start) {
                let offset = UnsafeRawPointer(found) - base
                if offset + 3 < bytes.count, bytes[offset + 1] == 0x0A, bytes[offset + 2] == 0x0D, bytes[offset + 3] == 0x0A {
                    return offset
                }
                start = offset + 1
            }
            return nil
        }
        searched = input.readableBytes
        return found
    }

    private mutating func readBytes() -> MultipartEvent? {
        let (offset, isWhole) = nextDelimiter()
        if offset > 0 { return input.readSlice(length: offset).map { .bytes($0) } }
        return isWhole ? endPart() : nil
    }

    private mutating func endPart() -> MultipartEvent {
        input.moveReaderIndex(forwardBy: delimiter.count)
        state = .delimiter
        return .partEnd
    }
}
