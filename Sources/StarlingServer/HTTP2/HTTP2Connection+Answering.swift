import HTTPTypes
import Logging
import NIOCore
import NIOHTTP2
import StarlingHTTP

/// How a request gets its answer.
extension HTTP2Connection {
    /// Sends an answer, in the handler's task.
    func answer(_ response: Response, on stream: HTTP2Stream) async {
        await comeToLoop()
        guard !stream.isGone else {
            response.finish(.clientGone)
            return
        }
        switch response.body {
        case .file(let file) where !file.isOpen && stream.method != .head && !response.isBodiless:
            await answer(await settings.opening(file, of: response), on: stream)
        case .upgrade(let upgrade): await turnOver(to: upgrade, response, on: stream)
        case _ where response.status.code < 200: sendWhole(settings.inPlaceOfInformational(response), on: stream)
        case .stream(let body): await send(body, of: response, on: stream)
        case .file(let file): await send(settings.stream(of: file), of: response, on: stream)
        case .empty, .text, .bytes, .encoded, .buffer: sendWhole(response, on: stream)
        }
    }

    /// Sends an answer whose body is there.
    func sendWhole(_ response: Response, on stream: HTTP2Stream) {
        let length = response.body.length ?? 0
        let bodiless = response.isBodiless
        let sendsBody = !bodiless && stream.method != .head
        stream.delivery = response.delivery
        writeHead(
            response, on: stream, length: bodiless ? nil : length,
            measuresBody: sendsBody || length > 0 || response.status.code == 204, ends: !sendsBody || length == 0)
        if sendsBody, length > 0 { writeEnd(of: stream, bytes(of: response.body, length)) }
        finish(stream)
    }

    private func bytes(of body: ResponseBody, _ length: Int) -> ByteBuffer {
        if case .buffer(let buffer) = body { return buffer }
        if length >= Connection.directSize { state.noteLargeBody() }
        var bytes = ByteBuffer()
        bytes.reserveCapacity(length)
        body.write(to: &bytes)
        return bytes
    }

    private func send(_ body: StreamBody, of response: Response, on stream: HTTP2Stream) async {
        stream.delivery = response.delivery
        guard !response.isBodiless, stream.method != .head else {
            writeHead(response, on: stream, length: response.isBodiless ? nil : body.length, measuresBody: true, ends: true)
            return finish(stream)
        }
        writeHead(response, on: stream, length: body.length, measuresBody: true, ends: false)
        // The client learns at once that there is an answer, though its first piece may be long in coming.
        state.loop.execute { self.flush() }
        let writer = AnswerWriter(
            connection: self, number: stream.number, framing: body.length.map { .length($0) } ?? .chunked)
        do {
            let trailers = try await body.produce(writer)
            try await writer.finish(trailers: trailers)
            finish(stream)
        } catch {
            breakOff(stream, error)
        }
    }

    func breakOff(_ stream: HTTP2Stream, _ error: any Error) {
        let delivery = stream.delivery
        stream.delivery = nil
        delivery?.finish(stream.isGone ? .clientGone : .failed(error))
        guard !stream.isGone else { return }
        settings.logger.warning("A streamed body broke off", metadata: ["error": "\(error)"])
        // That is how the client sees that the body is not whole.
        reset(stream.id, .internalError)
    }

    /// The answer is complete.
    func finish(_ stream: HTTP2Stream) {
        guard !stream.isGone else {
            stream.delivery?.finish(.clientGone)
            return
        }
        if !stream.endSent { writeEnd(of: stream, ByteBuffer()) }
        if let body = stream.body, !stream.isComplete {
            body.fail(RequestBodyError.alreadyConsumed)
            stream.body = nil
        }
        flushUnlessBusy()
    }

    /// The task of a request has ended. Called on the loop.
    func taskEnded() {
        running -= 1
        requestEnded()
        if running == 0, phase == .closed { onClose() }
    }
}
