import HTTPTypes
import NIOCore
import NIOHTTP2
import StarlingHTTP

/// What comes from the client.
extension HTTP2Connection {
    func receive(_ headers: HTTP2Frame.FramePayload.Headers, on id: HTTP2StreamID) {
        if let stream = streams[id] { return receiveTrailers(headers, of: stream) }
        guard phase != .lingering, phase != .closed else { return }
        lastStream = max(lastStream, id)
        do {
            let head = try HTTP2HeadReader(limits: settings.limits).read(headers.headers)
            // Handlers whose requests were taken back run on until they notice.
            guard running < 2 * http2.maxConcurrentStreams else { return reset(id, .refusedStream) }
            let stream = HTTP2Stream(id: id, head: head, tick: state.tick)
            streams[id] = stream
            requests += 1
            if requests >= settings.lastRequest { leave() }
            if headers.endStream { return complete(stream) }
            if stream.awaitsContinue || stream.protocolName != nil { begin(stream) } else { fresh.append(stream) }
        } catch {
            refuse(error, id, isComplete: headers.endStream)
        }
    }

    private func receiveTrailers(_ headers: HTTP2Frame.FramePayload.Headers, of stream: HTTP2Stream) {
        do {
            try HTTP2HeadReader.checkTrailers(headers.headers)
            complete(stream)
        } catch {
            fault(stream.id)
        }
    }

    /// Answers a request that is not served, or resets its stream when it is none.
    private func refuse(_ refusal: HTTP2Refusal, _ id: HTTP2StreamID, isComplete: Bool) {
        switch refusal {
        case .malformed: fault(id)
        case .answered(let violation):
            let head = HTTP2Head(method: .get, target: "/", headers: HeaderFields(), length: nil, expectsContinue: true, protocolName: nil)
            let stream = HTTP2Stream(id: id, head: head, tick: state.tick)
            stream.head = nil
            stream.isComplete = isComplete
            streams[id] = stream
            sendWhole(Response(violation.json, status: violation.status, media: .json), on: stream)
        }
    }

    /// A stream on which the client broke the rules. One that does so again and again would have us work for nothing.
    func fault(_ id: HTTP2StreamID) {
        faults += 1
        note(.protocolViolation, "a request is malformed")
        reset(id, .protocolError)
        if faults > 100 { calm() }
    }

    func receive(_ data: HTTP2Frame.FramePayload.Data, on id: HTTP2StreamID) {
        guard case .byteBuffer(let bytes) = data.data else { return }
        let count = bytes.readableBytes
        // Padding counts for the windows, with its length, and nobody reads it.
        if let padding = data.paddingBytes { giveBack(padding + 1, of: streams[id]) }
        guard let stream = streams[id] else { return giveBack(count, of: nil) }
        stream.received += count
        stream.lastReceived = state.tick
        if let announced = stream.announced, stream.received > announced { return misfit(stream) }
        if stream.head != nil {
            if stream.early.readableBytes == 0 { stream.early = bytes } else { stream.early.writeImmutableBuffer(bytes) }
            if !data.endStream, stream.early.readableBytes >= settings.limits.readAhead { begin(stream) }
        } else if let body = stream.body {
            if count > 0 { body.push(bytes) }
        } else if let webSocket = stream.webSocket {
            webSocket.receive(bytes)
        } else if stream.received > settings.limits.unreadBody, stream.endSent {
            // The answer is on its way already: nobody has to send on.
            return reset(id, .noError)
        }
        giveBack(of: stream)
        if data.endStream { complete(stream) }
    }

    /// The client has sent everything.
    private func complete(_ stream: HTTP2Stream) {
        stream.isComplete = true
        guard stream.isAsLongAsAnnounced else { return misfit(stream) }
        stream.body?.finish()
        stream.webSocket?.lost()
        if stream.head != nil { begin(stream) }
    }

    /// The body is not as long as was announced.
    private func misfit(_ stream: HTTP2Stream) {
        stream.body?.fail(RequestBodyError.malformed("The body is not as long as Content-Length says"))
        fault(stream.id)
    }

    // MARK: - Handing it on

    /// Starts the task of a request.
    func begin(_ stream: HTTP2Stream) {
        guard let head = stream.head else { return }
        stream.head = nil
        var headers = head.headers
        if let name = head.protocolName { headers[.upgrade] = name }
        let request = Request(
            // What HTTP/1.1 asks with GET and `Upgrade`, an extended CONNECT asks here (RFC 8441, section 5).
            method: head.protocolName == nil ? head.method : .get, target: head.target, version: .http2, headers: headers,
            body: body(of: stream), connection: info, number: stream.number, informational: self)
        guard requestBegins() else { return sendWhole(.overloaded, on: stream) }
        running += 1
        let task = Task.immediate(executorPreference: state.executor) {
            let response = await self.settings.responder.respond(to: request)
            await self.answer(response, on: stream)
            self.taskEnded()
        }
        // It may have been through before it ever waited.
        if stream.isGone { task.cancel() } else { stream.task = task }
    }

    private func body(of stream: HTTP2Stream) -> RequestBody {
        let early = stream.early
        stream.early = ByteBuffer()
        // Bytes of another protocol are no body.
        if stream.protocolName != nil { return .empty }
        if stream.isComplete { return early.readableBytes == 0 ? .empty : RequestBody(early) }
        state.noteLargeBody()
        let body = makeStream(stream)
        stream.body = body
        if early.readableBytes > 0 { body.push(early) }
        return RequestBody(source: body, length: stream.announced)
    }

    func makeStream(_ stream: HTTP2Stream) -> RequestBodyStream {
        RequestBodyStream(loop: state.loop) { [weak self, weak stream] in
            guard let self, let stream else { return }
            bodyWanted(stream)
        }
    }

    /// The reader of a body wants more, or has made room for more.
    private func bodyWanted(_ stream: HTTP2Stream) {
        if stream.awaitsContinue, !stream.headSent, !stream.isGone {
            stream.awaitsContinue = false
            write(.headers(.init(headers: HTTP2ResponseHead.informational(.continue, HeaderFields()))), on: stream.id)
        }
        stream.lastReceived = state.tick
        giveBack(of: stream)
        flushUnlessBusy()
    }

    // MARK: - Windows

    /// How much of a stream's window is given back at once. Until the client has confirmed our settings, the window is that of the protocol.
    private var grantStep: Int { max(1, min(http2.streamWindow, HTTP2Setup.defaultWindow) / 2) }

    /// Lets the client send again what has been used up of a body.
    func giveBack(of stream: HTTP2Stream) {
        let used = stream.received - stream.untaken
        giveBack(used - stream.returned, of: nil)
        stream.returned = used
        if !stream.isComplete, used - stream.granted >= grantStep, streams[stream.id] != nil {
            write(.windowUpdate(windowSizeIncrement: used - stream.granted), on: stream.id)
            stream.granted = used
        }
    }

    /// Lets the client send again what has been used up.
    /// - Parameter stream: Whose window it was taken of as well; nil when that is counted, or gone.
    func giveBack(_ count: Int, of stream: HTTP2Stream?) {
        stream?.granted -= count
        returned += count
        guard returned >= http2.connectionWindow / 2, phase != .closed else { return }
        write(.windowUpdate(windowSizeIncrement: returned), on: .rootStream)
        returned = 0
    }
}
