import HTTPTypes
import NIOCore
import StarlingHTTP

/// Reads all requests of a connection, as the server does. What it makes of them must not depend on how they are cut.
@Sendable func fuzzConnections(_ bytes: [UInt8]) {
    var first: [Step]?
    cuts(bytes) { pieces in
        let outcome = transcript(pieces)
        first = first ?? outcome
        demand(first == outcome, "\(first ?? []) became \(outcome)")
    }
}

private enum Step: Equatable {
    case head(String)
    case body([UInt8])
    case refused, waiting, waitingForBody
}

private func transcript(_ pieces: [ArraySlice<UInt8>]) -> [Step] {
    var parser = RequestParser(limits: .init(headerCount: 8))
    var progress = BodyProgress.done
    var buffer = ByteBuffer()
    var steps: [Step] = []
    var body: [UInt8] = []
    for piece in pieces {
        buffer.writeBytes(piece)
        do {
            while true {
                if !progress.isDone {
                    while let chunk = try progress.next(from: &buffer) { body += Array(buffer: chunk) }
                    guard progress.isDone else { break }
                    steps.append(.body(body))
                    body = []
                }
                guard let head = try parser.next(from: &buffer) else { break }
                check(head)
                steps.append(.head(summary(head)))
                progress = BodyProgress(head.framing)
            }
        } catch {
            return steps + [.body(body), .refused]
        }
    }
    return steps + [.body(body), progress.isDone ? .waiting : .waitingForBody]
}
