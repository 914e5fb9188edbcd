import HTTPTypes
import NIOCore
import StarlingHTTP

/// How bytes leave.
extension Connection {
    /// Answers made while requests are being read, or taken off the buffer, leave together afterwards.
    func flushUnlessBusy() {
        if !(isReading || isProcessing) || out.readableBytes > 64 << 10 { flush() }
    }

    func writeOut() {
        guard out.readableBytes > 0, let context else { return }
        context.write(wrapOutboundOut(out), promise: nil)
        out.clear()
    }

    func flush(promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        let promise = deliveryPromise(promise, on: context.eventLoop)
        if out.readableBytes > 0 || promise != nil {
            context.writeAndFlush(wrapOutboundOut(out), promise: promise)
            out.clear()
        } else {
            context.flush()
        }
    }

    /// A promise that tells those who asked, when there are any.
    func deliveryPromise(
        _ promise: EventLoopPromise<Void>?, on loop: any EventLoop
    ) -> EventLoopPromise<Void>? {
        guard !deliveries.isEmpty else { return promise }
        let waiting = deliveries
        deliveries = []
        let promise = promise ?? loop.makePromise()
        promise.futureResult.whenComplete { result in
            for delivery in waiting {
                if case .success = result { delivery.finish(.sent) } else { delivery.finish(.clientGone) }
            }
        }
        return promise
    }

    /// Writes a piece of a streamed answer.
    /// - Returns: Whether the client can take more.
    func write(_ buffer: ByteBuffer, chunked: Bool, number: UInt64) throws -> Bool {
        guard let context, phase == .open, exchange?.number == number else { throw ResponseBodyError.clientGone }
        if chunked {
            out.writeString(String(buffer.readableBytes, radix: 16))
            out.writeStaticString("\r\n")
        }
        if buffer.readableBytes < 16 << 10 {
            out.writeImmutableBuffer(buffer)
        } else {
            writeOut()
            context.write(wrapOutboundOut(buffer), promise: nil)
        }
        if chunked { out.writeStaticString("\r\n") }
        flush()
        return context.channel.isWritable
    }

    /// Writes the last chunk with its trailers.
    func writeEnd(trailers: HeaderFields, number: UInt64) throws {
        guard phase == .open, exchange?.number == number else { throw ResponseBodyError.clientGone }
        out.writeStaticString("0\r\n")
        trailers.forEach { name, value in
            out.writeBytes(name)
            out.writeStaticString(": ")
            out.writeBytes(value)
            out.writeStaticString("\r\n")
        }
        out.writeStaticString("\r\n")
    }

    /// Waits until the client can take more.
    func whenWritable(_ waiter: WritableWaiter) {
        guard let context, phase == .open else { return waiter.resume(throwing: ResponseBodyError.clientGone) }
        if context.channel.isWritable { waiter.resume() } else { writableWaiters.append(waiter) }
    }

    /// Writes an informational response, unless the request has its answer already.
    func writeInformational(_ status: HTTPResponse.Status, _ headers: HeaderFields, number: UInt64) throws {
        guard phase == .open else { throw ResponseBodyError.clientGone }
        guard let exchange, exchange.number == number, !exchange.headSent else { return }
        ResponseHead(
            status: status, headers: headers, framing: .bodiless, measuresBody: true, connection: "", server: [], date: []
        ).write(into: &out)
        flush()
    }
}
