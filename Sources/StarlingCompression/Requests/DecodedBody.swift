import NIOCore
import StarlingHTTP
import Synchronization

/// The body of a request with its content codings undone while it is read. Nothing is made before somebody reads, and nothing is kept beyond
/// the end.
final class DecodedBody: BodySource {
    private struct State {
        /// Nil at first, while its next bytes are awaited, and at the end.
        var input: RequestBody.AsyncIterator?
        /// What has come and was not fed.
        var waiting = ByteBuffer()
        var pipeline: DecodingPipeline?
        var failure: (any Error)?
        /// Whether somebody waits for bytes.
        var isBusy = false
    }

    private let body: RequestBody
    private let state: Mutex<State>

    /// How many bytes are fed and made where the reader runs. The rest of a longer body is decoded elsewhere: an event loop runs everything
    /// that is ready before it looks at its sockets again, so a task that only yields would keep it from them.
    private static let mostOnLoop = 128 << 10

    /// - Parameters:
    ///   - body: The body as it came.
    ///   - codecs: Those of its codings, in the order in which they were applied; one at least.
    ///   - limit: How many bytes may come of each of them; nil for any number.
    init(_ body: RequestBody, _ codecs: [ContentCodec], limit: Int?) {
        self.body = body
        state = Mutex(State(pipeline: DecodingPipeline(codecs, limit: limit)))
    }

    func next() async throws -> ByteBuffer? {
        try begin()
        defer { state.withLock { $0.isBusy = false } }
        do {
            while true {
                switch try await step() {
                case .bytes(let bytes): return bytes
                case .more: continue
                case .needsInput: try await refill()
                case .done: return nil
                }
            }
        } catch {
            // What the decoders hold is freed now, and not when the last one forgets the request.
            state.withLock { state in
                let failed = State(failure: error, isBusy: true)
                state = failed
            }
            throw error
        }
    }

    /// Keeps a second reader away, who would find the bytes of the first.
    private func begin() throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            if state.isBusy { throw RequestBodyError.alreadyConsumed }
            state.isBusy = true
            if state.input == nil, state.pipeline != nil { state.input = body.makeAsyncIterator() }
        }
    }

    private func step() async throws -> DecodingPipeline.Step {
        guard state.withLock({ $0.pipeline?.work ?? 0 }) > Self.mostOnLoop else { return try decode() }
        // The client may have gone, though everything that it sent is here.
        try Task.checkCancellation()
        return try await Task.detached { try self.decode() }.value
    }

    private func decode() throws -> DecodingPipeline.Step {
        try state.withLock { state in
            guard let step = try state.pipeline?.step() else { return .done }
            if case .done = step { state = State(isBusy: true) }
            guard case .needsInput = step,
                var piece = state.waiting.readSlice(length: min(state.waiting.readableBytes, DecodingStage.most)),
                piece.readableBytes > 0
            else { return step }
            state.pipeline?.feed(&piece)
            return .more
        }
    }

    /// Asks for what comes next.
    private func refill() async throws {
        guard var input = state.withLock({ $0.input.take() }) else { return }
        let bytes = try await input.next()
        state.withLock { [input] state in
            state.input = input
            if let bytes { state.waiting = bytes } else { state.pipeline?.end() }
        }
    }
}
