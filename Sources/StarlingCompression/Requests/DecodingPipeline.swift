import HTTPTypes
import NIOCore
import StarlingHTTP

/// Undoes the codings of a body, step by step: each step takes at most one piece, and makes at most one.
struct DecodingPipeline {
    /// What a step has come to.
    enum Step: Sendable {
        /// Decoded bytes.
        case bytes(ByteBuffer)
        /// There is more to be done.
        case more
        /// The next piece of the body is needed, or the word that there is none.
        case needsInput
        /// Everything is decoded.
        case done
    }

    /// Those that are undone first stand first.
    private var stages: [DecodingStage]
    private let limit: Int?
    /// How many bytes were fed and made.
    private(set) var work = 0

    /// - Parameters:
    ///   - codecs: Those of the codings, in the order in which they were applied; one at least.
    ///   - limit: How many bytes may come of each of them; nil for any number.
    init(_ codecs: [ContentCodec], limit: Int?) {
        stages = codecs.reversed().map(DecodingStage.init)
        self.limit = limit
    }

    /// Takes the next piece of the body.
    mutating func feed(_ bytes: inout ByteBuffer) {
        work += bytes.readableBytes
        stages[0].feed(&bytes)
    }

    /// Takes the word that there is no more.
    mutating func end() { stages[0].end() }

    /// Does some of the work.
    /// - Throws: `HTTPError` of status 413 beyond the limit; what decoding throws.
    mutating func step() throws -> Step {
        // The last one that can, so that as little as possible waits between two.
        guard let index = stages.lastIndex(where: \.canWork) else { return stages[stages.count - 1].isDone ? .done : .needsInput }
        var bytes = try stages[index].step()
        work += bytes.readableBytes
        if let limit, stages[index].made > limit {
            throw HTTPError(.contentTooLarge, "The body has more than \(limit) bytes when it is decoded")
        }
        let next = index + 1
        guard next < stages.count else { return bytes.readableBytes > 0 ? .bytes(bytes) : .more }
        if bytes.readableBytes > 0 { stages[next].feed(&bytes) }
        if stages[index].isDone { stages[next].end() }
        return .more
    }
}
