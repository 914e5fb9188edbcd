import NIOCore
import StarlingHTTP

/// How messages go to the client.
extension WebSocketSession {
    /// What is gathered at most before it is sent.
    private static let batch = 32 << 10
    /// From here on bytes are not copied.
    private static let large = 16 << 10

    nonisolated(nonsending) func send(_ message: WebSocketMessage) async throws {
        let isWritable =
            if loop.inEventLoop { try sendNow(message) } else { try await loop.submit { try self.sendNow(message) }.get() }
        if !isWritable { try await untilWritable() }
    }

    nonisolated(nonsending) func ping(_ payload: [UInt8]) async throws {
        guard payload.count <= 125 else { throw WebSocketError.pingTooLong }
        if loop.inEventLoop { try pingNow(payload) } else { try await loop.submit { try self.pingNow(payload) }.get() }
    }

    private func pingNow(_ payload: [UInt8]) throws {
        guard phase == .open else { throw WebSocketError.closed }
        payload.withUnsafeBytes { FrameWriter.write(.ping, $0, to: &out) }
        flushSoon()
    }

    /// - Returns: Whether the client can take more.
    private func sendNow(_ message: WebSocketMessage) throws -> Bool {
        guard phase == .open else { throw WebSocketError.closed }
        switch message {
        case .text(var text):
            text.withUTF8 { write(.text, UnsafeRawBufferPointer($0)) }
        case .binary(let bytes) where bytes.readableBytes >= Self.large && compression == nil:
            FrameWriter.writeHeader(.binary, length: bytes.readableBytes, to: &out)
            writeOut()
            carrier?.write(bytes)
            flush(always: true)
        case .binary(let bytes):
            bytes.withUnsafeReadableBytes { write(.binary, $0) }
        }
        if out.readableBytes >= Self.batch { flush() } else { flushSoon() }
        return isWritable
    }

    private func write(_ opcode: Opcode, _ payload: UnsafeRawBufferPointer) {
        if let compression, payload.count >= compression.threshold, compress(payload, compression) {
            scratch.withUnsafeReadableBytes { FrameWriter.write(opcode, isCompressed: true, $0, to: &out) }
            scratch.clear(minimumCapacity: 0)
            if scratch.capacity > Self.batch { scratch = ByteBuffer() }
        } else {
            FrameWriter.write(opcode, payload, to: &out)
        }
    }

    /// - Returns: Whether `scratch` has the compressed message.
    private func compress(_ payload: UnsafeRawBufferPointer, _ compression: CompressionAgreement) -> Bool {
        deflater =
            deflater
            ?? Deflater(windowBits: compression.windowBits, level: compression.level, contextTakeover: compression.contextTakeover)
        if deflater?.deflate(payload, into: &scratch) == true { return true }
        // There was no memory: what the client would decompress refers to what it has never got, so that is the end of compressing.
        scratch = ByteBuffer()
        deflater = nil
        self.compression = nil
        return false
    }

    private func flushSoon() {
        guard !isFlushDue, out.readableBytes > 0 else { return }
        isFlushDue = true
        executor.flushSoon(self)
    }

    private func writeOut() {
        carrier?.write(out)
        out.clear()
        if out.capacity > Self.batch * 4 { out = ByteBuffer() }
    }

    func flush() { flush(always: false) }

    private func flush(always: Bool) {
        isFlushDue = false
        guard out.readableBytes > 0 || always, let carrier else { return }
        if out.readableBytes > 0 { writeOut() }
        carrier.flush()
        isWritable = carrier.isWritable
    }

    /// The client takes more, or no more. Called by the carrier.
    func writabilityChanged(_ isWritable: Bool) {
        self.isWritable = isWritable
        guard isWritable else { return }
        let waiters = writableWaiters
        writableWaiters = []
        for waiter in waiters { waiter.resume() }
    }

    private nonisolated(nonsending) func untilWritable() async throws {
        let waiter = WritableWaiter()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if loop.inEventLoop { wait(waiter, continuation) } else { loop.execute { self.wait(waiter, continuation) } }
            }
        } onCancel: {
            loop.execute { waiter.cancel() }
        }
    }

    private func wait(_ waiter: WritableWaiter, _ continuation: CheckedContinuation<Void, any Error>) {
        waiter.start(continuation)
        if phase == .ended {
            waiter.resume(throwing: WebSocketError.closed)
        } else if isWritable {
            waiter.resume()
        } else {
            writableWaiters.append(waiter)
        }
    }
}
