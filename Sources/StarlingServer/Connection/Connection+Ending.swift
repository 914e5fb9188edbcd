import HTTPTypes
import NIOCore
import StarlingHTTP

/// How a connection ends: by its deadline, with the server, after its last answer, or because the client is gone.
extension Connection {
    func updateDeadline() {
        let now: Waiting =
            switch phase {
            case .closed: .nothing
            case .lingering: .linger
            case .open:
                if let exchange {
                    exchange.body?.isAwaited == true && !progress.isRaw ? .body : .nothing
                } else if !progress.isDone {
                    .body
                } else if inbound.readableBytes > 0 {
                    .header
                } else {
                    .idle
                }
            }
        // A body's time begins anew with every byte; a header's does not.
        if now == waiting, now != .body, now != .idle { return }
        waiting = now
        deadline =
            switch now {
            case .idle: state.tick + settings.idleTicks
            case .header: state.tick + settings.headerTicks
            case .body: state.tick + settings.bodyTicks
            case .linger: state.tick + settings.lingerTicks
            case .nothing: Int.max
            }
    }

    /// The deadline has passed.
    func timeOut() {
        switch waiting {
        case .header:
            refuse(ProtocolViolation(.requestTimeout, "The header did not arrive in time"))
        case .idle, .linger:
            // A client that reads slowly is neither idle nor through: it has as long again for every time that it took some.
            let rest = (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
            guard rest > 0, rest != unsent else { return closeNow() }
            unsent = rest
            deadline = state.tick + (waiting == .idle ? settings.idleTicks : settings.lingerTicks)
        case .body:
            closeNow()
        case .nothing:
            break
        }
    }

    /// The server stops: ends now when nothing is running.
    func stopWhenIdle() {
        if exchange == nil, phase == .open { closeAfterFlush() }
    }

    /// Ends at once; what has not been sent is lost.
    func closeNow() {
        context?.close(promise: nil)
    }

    /// Ends when everything has been sent.
    /// - Parameter lingering: The client may still be sending. Closing now would reset the connection, and it would never read the answer:
    ///   our side is ended first, and what it sends is thrown away for a while.
    func closeAfterFlush(lingering: Bool = false) {
        guard let context, phase == .open else { return }
        phase = .lingering
        inbound = ByteBuffer()
        updateReading()
        updateDeadline()
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { [weak self] _ in
            guard let self else { return }
            self.context?.close(mode: lingering ? .output : .all, promise: nil)
            // Only now has the client all that it may read.
            if phase == .lingering { deadline = state.tick + settings.lingerTicks }
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
        ended?.task?.cancel()
        let waiters = writableWaiters
        writableWaiters = []
        for waiter in waiters { waiter.resume(throwing: ResponseBodyError.clientGone) }
        for delivery in deliveries { delivery.finish(.clientGone) }
        deliveries = []
        guard let task = ended?.task else { return onClose() }
        // A handler that cleans up needs the loop until it is through.
        Task { [onClose] in
            await task.value
            onClose()
        }
    }
}
