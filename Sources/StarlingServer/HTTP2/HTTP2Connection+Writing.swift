import HTTPTypes
import NIOCore
import NIOHPACK
import NIOHTTP2
import StarlingHTTP

/// How frames leave.
extension HTTP2Connection: AnswerSink, InformationalSender {
    /// How many bytes of one answer wait before its writer does.
    static let watermark = 64 << 10

    func write(_ payload: HTTP2Frame.FramePayload, on id: HTTP2StreamID, promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        hasWritten = true
        context.write(wrapOutboundOut(HTTP2Frame(streamID: id, payload: payload)), promise: promise)
    }

    func flush() {
        guard hasWritten else { return }
        hasWritten = false
        context?.flush()
    }

    /// Answers made while frames are being read leave together afterwards.
    func flushUnlessBusy() {
        if !isReading { flush() }
    }

    /// Writes the head of an answer.
    /// - Parameter ends: Whether nothing comes behind it.
    func writeHead(_ response: Response, on stream: HTTP2Stream, length: Int?, measuresBody: Bool, ends: Bool) {
        stream.headSent = true
        let fields = HTTP2ResponseHead.fields(
            response, length: length, measuresBody: measuresBody, server: settings.serverName, date: state.date.value())
        write(.headers(.init(headers: fields, endStream: ends)), on: stream.id, promise: ends ? endPromise(of: stream) : nil)
    }

    /// Writes the end of an answer, behind the last bytes of it.
    func writeEnd(of stream: HTTP2Stream, _ bytes: ByteBuffer) {
        idleFrames.sent(bytes.readableBytes)
        write(.data(.init(data: .byteBuffer(bytes), endStream: true)), on: stream.id, promise: endPromise(of: stream))
    }

    /// Says that the answer ends with the frame that is written next.
    private func endPromise(of stream: HTTP2Stream) -> EventLoopPromise<Void>? {
        stream.endSent = true
        stream.lastSent = state.tick
        let delivery = stream.delivery
        stream.delivery = nil
        let wantsRest = stream.isComplete || canDiscardRest(of: stream)
        if delivery == nil, wantsRest { return nil }
        let promise = state.loop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { result in
            if case .success = result { delivery?.finish(.sent) } else { delivery?.finish(.clientGone) }
            // Only behind the whole answer may the client be told not to send on (RFC 9113, section 8.1).
            if !wantsRest, !stream.isGone, !stream.isComplete { self.reset(stream.id, .noError) }
        }
        return promise
    }

    /// Whether what the client still sends of its body is little enough to be thrown away.
    private func canDiscardRest(of stream: HTTP2Stream) -> Bool {
        // Another protocol says itself when the client is to end.
        if stream.protocolName != nil { return true }
        guard !stream.awaitsContinue, let announced = stream.announced else { return false }
        return announced - stream.received <= settings.limits.unreadBody
    }

    /// Ends a stream before its time.
    func reset(_ id: HTTP2StreamID, _ code: NIOHTTP2.HTTP2ErrorCode) {
        write(.rstStream(code), on: id)
        flushUnlessBusy()
    }

    // MARK: - Streamed answers

    private func stream(_ number: UInt64) throws -> HTTP2Stream {
        guard let stream = streams[HTTP2StreamID(Int(truncatingIfNeeded: number))], !stream.isGone else {
            throw ResponseBodyError.clientGone
        }
        return stream
    }

    func write(_ buffer: ByteBuffer, chunked: Bool, number: UInt64) throws -> Bool {
        let stream = try stream(number)
        guard !stream.endSent else { throw ResponseBodyError.ended }
        write(buffer, of: stream)
        flushUnlessBusy()
        return stream.unsent < Self.watermark
    }

    /// Writes a piece of an answer, and counts it until it has been sent.
    func write(_ buffer: ByteBuffer, of stream: HTTP2Stream) {
        let count = buffer.readableBytes
        if stream.unsent == 0 { stream.lastSent = state.tick }
        stream.unsent += count
        idleFrames.sent(count)
        let promise = state.loop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { _ in
            let wasFull = stream.unsent >= Self.watermark
            stream.unsent -= count
            if wasFull, stream.unsent < Self.watermark { stream.wake() }
        }
        write(.data(.init(data: .byteBuffer(buffer))), on: stream.id, promise: promise)
    }

    func writeEnd(trailers: HeaderFields, number: UInt64) throws {
        let stream = try stream(number)
        if trailers.isEmpty { return writeEnd(of: stream, ByteBuffer()) }
        let fields = HTTP2ResponseHead.trailers(trailers)
        write(.headers(.init(headers: fields, endStream: true)), on: stream.id, promise: endPromise(of: stream))
    }

    func whenWritable(_ waiter: WritableWaiter, number: UInt64) {
        guard let stream = try? stream(number) else { return waiter.resume(throwing: ResponseBodyError.clientGone) }
        if stream.unsent < Self.watermark { waiter.resume() } else { stream.waiters.append(waiter) }
    }

    /// Frames have to be made of everything.
    func sendDirectly(_ file: OpenFile, _ range: Range<Int>, number: UInt64) throws -> DirectOutcome { .blocked }

    func writeInformational(_ status: HTTPResponse.Status, _ headers: HeaderFields, number: UInt64) throws {
        let stream = try stream(number)
        guard !stream.headSent else { return }
        write(.headers(.init(headers: HTTP2ResponseHead.informational(status, headers))), on: stream.id)
        flush()
    }
}
