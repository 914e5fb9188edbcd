import HTTPTypes
import NIOCore
import NIOHTTP2
import StarlingHTTP

/// How streams and the connection end.
extension HTTP2Connection {
    /// A stream has ended: both sides have sent everything, or one of them has reset it.
    func closed(_ id: HTTP2StreamID) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        // What nobody has read, nobody will.
        giveBack(stream.received - stream.returned, of: nil)
        stream.returned = stream.received
        end(stream)
        guard streams.isEmpty else { return }
        idleSince = state.tick
        if phase == .draining { closeAfterFlush() }
    }

    private func end(_ stream: HTTP2Stream) {
        if let session = stream.webSocket?.session, session.endedWell, let task = stream.task {
            // The handler learns of it by itself, and may have messages to work on still.
            stream.leave()
            state.cancel(task, of: stream, at: state.tick + session.times.close)
        } else if stream.endSent, stream.isComplete {
            stream.leave()
        } else {
            stream.abandon()
        }
    }

    /// Something was sent, or the client lets more come.
    func moved(_ event: NIOHTTP2WindowUpdatedEvent) {
        lastSent = state.tick
        guard event.streamID != .rootStream, let stream = streams[event.streamID] else { return }
        stream.lastSent = state.tick
        stream.isHeldBack = event.outboundWindowSize.map { $0 <= 0 } ?? false
    }

    // MARK: - Time

    var isAnswering: Bool { running > turnedOver }

    var quietSince: Int? { phase == .open && isGreeted && streams.isEmpty ? idleSince : nil }

    /// While there are requests, each of them has to be looked at every second.
    var deadline: Int {
        switch phase {
        case .closed: Int.max
        case .lingering, .leaving: leftAt + settings.lingerTicks
        case .open, .draining:
            if !isGreeted {
                idleSince + settings.headerTicks
            } else if streams.isEmpty {
                idleSince + settings.idleTicks
            } else {
                state.tick
            }
        }
    }

    func timeOut() {
        switch phase {
        case .closed: break
        case .lingering: closeNow()
        case .leaving: drain()
        case .open, .draining:
            if !isGreeted {
                note(.headerTimeout, "the client has not begun to speak HTTP/2")
                return closeNow()
            }
            if streams.isEmpty { return leave() }
            for stream in streams.values { timeOut(stream) }
            flush()
        }
    }

    private func timeOut(_ stream: HTTP2Stream) {
        if let fault = bodyFault(of: stream) {
            note(.bodyTimeout, fault)
            return reset(stream.id, .cancel)
        }
        // A WebSocket that is open has times of its own.
        if let webSocket = stream.webSocket, !stream.endSent { return webSocket.second() }
        let silent = settings.writeTicks - 1
        guard stream.endSent || stream.unsent > 0, state.tick - stream.lastSent >= silent else { return }
        // The client reads nothing of it, or nothing at all.
        guard stream.isHeldBack || state.tick - lastSent >= silent else { return }
        note(.writeTimeout, "none of an answer was taken for \(state.tick - stream.lastSent) s")
        reset(stream.id, .cancel)
    }

    /// What is wrong with a body that comes too slowly.
    private func bodyFault(of stream: HTTP2Stream) -> String? {
        guard !stream.isComplete else { return nil }
        if let body = stream.body, body.isAwaited, stream.protocolName == nil {
            return body.pace.second(silence: settings.bodyTicks - 1, rate: settings.bodyRate)
        }
        guard stream.endSent, state.tick - stream.lastReceived >= settings.bodyTicks else { return nil }
        return "the rest of a body that nobody reads"
    }

    // MARK: - Going away

    func stopWhenIdle() {
        for stream in streams.values { stream.webSocket?.session?.say(WebSocketClose(.goingAway)) }
        leave()
    }

    /// Tells the client that the server goes away, in two steps (RFC 9113, section 6.8): requests that are on their way are still answered.
    func leave() {
        guard phase == .open else { return }
        phase = .leaving
        leftAt = state.tick
        gate.announceGoAway()
        write(.ping(HTTP2PingData(withInteger: 0), ack: false), on: .rootStream)
        flush()
    }

    /// The client knows it by now: what comes from here on is refused.
    func drain() {
        guard phase == .leaving else { return }
        phase = .draining
        sayGoodbye(last: lastStream, .noError)
        flush()
        if streams.isEmpty { closeAfterFlush() }
    }

    private func sayGoodbye(last: HTTP2StreamID, _ code: NIOHTTP2.HTTP2ErrorCode) {
        watch.isOurs = true
        write(.goAway(lastStreamID: last, errorCode: code, opaqueData: nil), on: .rootStream)
        watch.isOurs = false
    }

    /// The client does what only an attacker does.
    func calm() {
        guard phase != .lingering, phase != .closed else { return }
        note(.protocolViolation, "the client sends too much that asks for nothing")
        sayGoodbye(last: lastStream, .enhanceYourCalm)
        flush()
        fail()
    }

    /// Ends in mid-sentence; the client has been told why.
    func fail() {
        for stream in streams.values { stream.abandon() }
        closeAfterFlush()
    }

    /// Ends when everything has been sent. Our side ends first, and what the client still sends is thrown away for a while: it may not have
    /// read the last frames, and closing would take them away.
    private func closeAfterFlush() {
        guard let context, phase != .lingering, phase != .closed else { return }
        phase = .lingering
        leftAt = state.tick
        gate.isShut = true
        context.flush()
        // The codec may be in the middle of writing, and passes no flush on then.
        gate.flush()
        context.close(mode: .output, promise: nil)
    }

    func closeNow() {
        if tls == nil { context?.close(promise: nil) } else { context?.closeAtOnce() }
    }

    /// The connection is gone.
    func end() {
        guard phase != .closed else { return }
        phase = .closed
        state.remove(self)
        let ended = streams
        streams = [:]
        for stream in ended.values { end(stream) }
        // A handler that cleans up needs the loop until it is through.
        if running == 0 { onClose() }
    }
}
