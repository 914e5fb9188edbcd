import NIOCore

/// Takes a chunked body apart. What comes of it must not depend on how it is cut.
@Sendable func fuzzChunks(_ bytes: [UInt8]) {
    var first: Outcome?
    cuts(bytes) { pieces in
        let outcome = decoded(pieces)
        first = first ?? outcome
        demand(first == outcome, "\(first.map { "\($0)" } ?? "") became \(outcome)")
    }
}

private struct Outcome: Equatable {
    var body: [UInt8]
    var isDone = false
    var violation: ProtocolViolation?
    /// What is behind the body.
    var rest: [UInt8] = []
}

private func decoded(_ pieces: [ArraySlice<UInt8>]) -> Outcome {
    var decoder = ChunkedDecoder()
    var buffer = ByteBuffer()
    var body: [UInt8] = []
    for piece in pieces {
        buffer.writeBytes(piece)
        do throws(ProtocolViolation) {
            while let chunk = try decoder.next(from: &buffer) {
                demand(chunk.readableBytes > 0)
                body += Array(buffer: chunk)
            }
        } catch {
            demand(!decoder.isDone)
            return Outcome(body: body, violation: error)
        }
    }
    return Outcome(body: body, isDone: decoder.isDone, rest: decoder.isDone ? Array(buffer: buffer) : [])
}
