import NIOCore
import StarlingHTTP

/// Takes a client's frames off a buffer and makes messages of them (RFC 6455, sections 5 and 8.1; RFC 7692).
///
/// It holds no socket and can be tested with bytes alone. Of what it has thrown at nothing more may be asked.
struct MessageReader {
    private let limits: MessageLimits
    private let compression: CompressionAgreement?
    /// Made when the first compressed message comes.
    private var inflater: Inflater?
    /// The data frame whose payload is arriving, and how much of it has come.
    private var frame: FrameHeader?
    private var arrived = 0
    /// The message whose frames are arriving.
    private var message: PartialMessage?

    init(limits: MessageLimits, compression: CompressionAgreement?) {
        self.limits = limits
        self.compression = compression
    }

    /// Takes what comes first; nil when more bytes must arrive. Payloads are taken as they come.
    mutating func next(from buffer: inout ByteBuffer) throws(WebSocketViolation) -> WebSocketEvent? {
        while true {
            if let frame {
                guard try takePayload(of: frame, from: &buffer) else { return nil }
                self.frame = nil
                if frame.isLast { return .message(try finish()) }
                continue
            }
            let header = try buffer.withUnsafeReadableBytes { (bytes) throws(WebSocketViolation) in
                try FrameHeader.read(from: bytes, compressible: compression != nil)
            }
            guard let header else { return nil }
            if header.opcode.isControl { return try control(header, from: &buffer) }
            try check(header)
            if let whole = try wholeMessage(header, from: &buffer) { return .message(whole) }
            try begin(header)
            buffer.moveReaderIndex(forwardBy: header.size)
        }
    }

    /// Whether the frame may stand here, and is not too long.
    private func check(_ header: FrameHeader) throws(WebSocketViolation) {
        if header.opcode == .continuation {
            guard message != nil else { throw .malformed("There is no message to be continued") }
        } else {
            guard message == nil else { throw .malformed("A message begins within another one") }
        }
        guard header.length <= limits.frame else { throw .frameTooLong }
        // How long a compressed message is shows when it is decompressed.
        if message?.isCompressed ?? header.isCompressed { return }
        guard header.length <= limits.message - (message?.count ?? 0) else { throw .messageTooLong }
    }

    /// A message that is all there, in one frame and not compressed, which is nearly every one: it is made at once.
    private func wholeMessage(_ header: FrameHeader, from buffer: inout ByteBuffer) throws(WebSocketViolation) -> WebSocketMessage? {
        guard header.isLast, message == nil, !header.isCompressed, buffer.readableBytes - header.size >= header.length else { return nil }
        let message = try buffer.withUnsafeReadableBytes { (bytes) throws(WebSocketViolation) in
            let payload = UnsafeRawBufferPointer(rebasing: bytes[header.size..<header.size + header.length])
            return header.opcode == .text ? try Self.text(payload, header.mask) : Self.binary(payload, header.mask)
        }
        buffer.moveReaderIndex(forwardBy: header.size + header.length)
        return message
    }

    private static func text(_ payload: UnsafeRawBufferPointer, _ mask: UInt32) throws(WebSocketViolation) -> WebSocketMessage {
        var isGood = true
        let text = String(unsafeUninitializedCapacity: payload.count) { room in
            let target = UnsafeMutableRawBufferPointer(start: room.baseAddress, count: payload.count)
            if !Masking.remove(from: payload, into: target, mask: mask, phase: 0) {
                var validator = UTF8Validator()
                isGood = validator.append(UnsafeRawBufferPointer(target)) && validator.isComplete
            }
            return payload.count
        }
        guard isGood else { throw .noText }
        return .text(text)
    }

    private static func binary(_ payload: UnsafeRawBufferPointer, _ mask: UInt32) -> WebSocketMessage {
        var bytes = ByteBuffer()
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: payload.count) { target in
            Masking.remove(from: payload, into: target, mask: mask, phase: 0)
            return payload.count
        }
        return .binary(bytes)
    }

    private mutating func begin(_ header: FrameHeader) throws(WebSocketViolation) {
        frame = header
        arrived = 0
        guard header.opcode != .continuation else { return }
        message = PartialMessage(isText: header.opcode == .text, isCompressed: header.isCompressed)
        if header.isCompressed, inflater == nil, let compression {
            inflater = Inflater(windowBits: compression.clientWindowBits, contextTakeover: compression.clientContextTakeover)
            guard inflater != nil else { throw WebSocketViolation(.internalError, "There is no memory to decompress with") }
        }
    }

    /// - Returns: Whether the frame is complete.
    private mutating func takePayload(of frame: FrameHeader, from buffer: inout ByteBuffer) throws(WebSocketViolation) -> Bool {
        let count = min(buffer.readableBytes, frame.length - arrived)
        if count > 0 {
            try buffer.withUnsafeReadableBytes { (bytes) throws(WebSocketViolation) in
                let piece = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                if message?.isCompressed == true, let inflater {
                    try message?.append(piece, mask: frame.mask, phase: arrived, through: inflater, limit: limits.message)
                } else {
                    try message?.append(piece, mask: frame.mask, phase: arrived)
                }
            }
            buffer.moveReaderIndex(forwardBy: count)
            arrived += count
        }
        return arrived == frame.length
    }

    private mutating func finish() throws(WebSocketViolation) -> WebSocketMessage {
        var finished = message.take() ?? PartialMessage(isText: false, isCompressed: false)
        return try finished.finish(through: inflater, limit: limits.message)
    }

    /// A control frame, which may come between those of a message; it is so short that it is waited for as a whole.
    private func control(_ header: FrameHeader, from buffer: inout ByteBuffer) throws(WebSocketViolation) -> WebSocketEvent? {
        guard buffer.readableBytes >= header.size + header.length else { return nil }
        buffer.moveReaderIndex(forwardBy: header.size)
        var payload = [UInt8](repeating: 0, count: header.length)
        buffer.withUnsafeReadableBytes { bytes in
            payload.withUnsafeMutableBytes { _ = Masking.remove(from: bytes, into: $0, mask: header.mask, phase: 0) }
        }
        buffer.moveReaderIndex(forwardBy: header.length)
        switch header.opcode {
        case .ping: return .ping(payload)
        case .close: return .close(try ClosePayload.read(payload))
        default: return .pong
        }
    }
}
