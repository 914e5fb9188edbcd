import HTTPTypes
import NIOCore
import StarlingHTTP

/// How a connection ends: by its deadline, with the server, after its last answer, or because the client is gone.
extension Connection {
    func updateDeadline() {
        let now = nowWaiting
        // A body's time begins anew with every look at it, and an idle one's with every request; the others' do not.
        if now == waiting, now != .body, now != .idle { return }
        waiting = now
        deadline =
            switch now {
            case .idle: state.tick + settings.idleTicks
            case .header: state.tick + settings.headerTicks
            case .body: state.tick + 1
            case .rest: state.tick + settings.bodyTicks
            case .sending: state.tick + (isBlocked ? 1 : settings.writeTicks)
            case .linger: state.tick + settings.lingerTicks
            // A WebSocket says itself when it wants to be woken.
            case .webSocket: deadline
            case .nothing: Int.max
            }
    }

    private var nowWaiting: Waiting {
        switch phase {
        case .closed: return .nothing
        case .draining: return .sending
        case .lingering: return .linger
        case .open:
            if exchange?.webSocket != nil { return .webSocket }
            if isBlocked { return .sending }
            if let exchange {
                if exchange.body?.isAwaited == true, !progress.isRaw { return .body }
                return exchange.headSent ? .sending : .nothing
            }
            if !progress.isDone { return .rest }
            return inbound.readableBytes > 0 ? .header : .idle
        }
    }

    /// The deadline has passed.
    func timeOut() {
        switch waiting {
        case .header:
            refuse(ProtocolViolation(.requestTimeout, "The header did not arrive in time"))
        case .body:
            deadline = state.tick + 1
            guard let fault = exchange?.body?.pace.second(silence: settings.bodyTicks - 1, rate: settings.bodyRate) else { return }
            note(.bodyTimeout, fault)
            closeNow()
        case .rest:
            note(.bodyTimeout, "the rest of a body that nobody reads")
            closeNow()
        case .idle:
            // A client that reads slowly is not idle.
            if unsent > 0 { watchSending() } else { closeNow() }
        case .sending: watchSending()
        case .linger: closeNow()
        case .webSocket: exchange?.webSocket?.timeOut()
        case .nothing: break
        }
    }

    /// How many bytes of the channel the client has yet to take.
    var unsent: Int { (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0 }

    /// Looks every second whether the client takes what waits for it; more seldom when nothing waits.
    private func watchSending() {
        let rest = unsent
        let seconds = sending.stalled(rest: rest, at: state.tick)
        guard rest > 0, seconds >= settings.writeTicks - 1 else {
            deadline = state.tick + (rest > 0 ? 1 : settings.writeTicks)
            return
        }
        note(.writeTimeout, "\(rest) bytes wait, and none was taken for \(seconds) s")
        closeNow()
    }

    /// The server stops: ends now when nothing is running, and tells the client of a WebSocket.
    func stopWhenIdle() {
        exchange?.webSocket?.say(WebSocketClose(.goingAway))
        if exchange == nil, phase == .open { closeAfterFlush() }
    }

    /// Ends at once; what has not been sent is lost.
    func closeNow() {
        if resets || endsBody { resetOnClose() }
        if tls == nil { context?.close(promise: nil) } else { context?.closeAtOnce() }
    }

    var isAnswering: Bool { exchange != nil && exchange?.webSocket == nil }

    var idleSince: Int? { waiting == .idle ? deadline - settings.idleTicks : nil }

    /// Ends when everything has been sent.
    /// - Parameter lingering: The client may still be sending. Closing now would reset the connection, and it would never read the answer:
    ///   our side is ended first, and what it sends is thrown away for a while.
    func closeAfterFlush(lingering: Bool = false) {
        guard let context, phase == .open else { return }
        phase = .draining
        inbound = ByteBuffer()
        updateReading()
        updateDeadline()
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { [weak self] _ in
            guard let self else { return }
            if resets { resetWhenSent() } else { self.context?.close(mode: lingering ? .output : .all, promise: nil) }
            guard phase == .draining else { return }
            phase = .lingering
            updateDeadline()
        }
        flush(promise: promise)
    }

    /// The connection is gone.
    func end() {
        guard phase != .closed else { return }
        phase = .closed
        deadline = Int.max
        state.remove(self)
        let ended = exchange
        exchange = nil
        if case .raw = progress { ended?.body?.finish() } else { ended?.body?.fail(RequestBodyError.clientGone) }
        ended?.webSocket?.lost()
        let waiters = writableWaiters
        writableWaiters = []
        for waiter in waiters { waiter.resume(throwing: ResponseBodyError.clientGone) }
        for delivery in deliveries { delivery.finish(.clientGone) }
        deliveries = []
        guard let task = ended?.task else { return onClose() }
        if let session = ended?.webSocket, session.endedWell {
            // The handler learns of it by itself, and may have messages to work on still.
            state.cancel(task, of: self, at: state.tick + session.times.close)
        } else {
            task.cancel()
        }
        // A handler that cleans up needs the loop until it is through.
        Task { [onClose] in
            await task.value
            onClose()
        }
    }
}
