// Compiled together with the decoders of StarlingCompression, as one module: see scripts/fuzz.

/// What libFuzzer calls for every input: https://llvm.org/docs/LibFuzzer.html
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzInflate(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Decodes the same bytes in one piece and in many, with a lot of room and with little: what comes of them must be the same. The first byte
/// tells the coding, the second the length of the pieces, the third the room.
private func fuzzInflate(_ bytes: [UInt8]) {
    guard bytes.count >= 3 else { return }
    let coding = FuzzedCoding.all[Int(bytes[0]) % FuzzedCoding.all.count]
    let body = Array(bytes.dropFirst(3))
    let whole = Outcome(of: body, in: coding, piece: max(1, body.count), room: 1 << 16)
    let pieces = Outcome(of: body, in: coding, piece: max(1, Int(bytes[1])), room: max(1, Int(bytes[2])))
    // The library has a way of its own for frames that are there as a whole, and takes some odd ones there that it refuses in pieces.
    if coding.name == "zstd", whole.isDecoded != pieces.isDecoded { return }
    demand(whole.agrees(with: pieces), "\(coding.name): \(whole) in one piece, \(pieces) in many")
}

/// A coding, to be asked in the same way as every other.
private struct FuzzedCoding: Sendable {
    let name: String
    let makeDecoder: @Sendable () throws -> any ContentDecoder

    static let all = [
        FuzzedCoding(name: "gzip") { try GzipDecoder() }, FuzzedCoding(name: "deflate") { DeflateDecoder() },
        FuzzedCoding(name: "br") { try BrotliDecoder() }, FuzzedCoding(name: "zstd") { try ZstdDecoder() },
    ]
}

/// What comes of a body.
private enum Outcome {
    case decoded([UInt8])
    /// More than is looked at.
    case long
    case malformed

    private static let most = 1 << 17

    var isDecoded: Bool {
        if case .decoded = self { true } else { false }
    }

    /// Of a long one, what comes later may be wrong or not.
    func agrees(with other: Outcome) -> Bool {
        switch (self, other) {
        case (.long, .decoded), (.decoded, .long): false
        case (.long, _), (_, .long), (.malformed, .malformed): true
        case (.decoded(let bytes), .decoded(let others)): bytes == others
        case (.malformed, .decoded), (.decoded, .malformed): false
        }
    }

    init(of body: [UInt8], in coding: FuzzedCoding, piece: Int, room: Int) {
        var (input, decoded): ([UInt8], [UInt8]) = ([], [])
        do {
            let decoder = try coding.makeDecoder()
            for start in stride(from: 0, to: body.count, by: piece) {
                input += body[start..<min(body.count, start + piece)]
                var isFull = true
                while isFull {
                    var taken = 0
                    decoded += try [UInt8](unsafeUninitializedCapacity: room) { memory, count in
                        let memory = UnsafeMutableBufferPointer(rebasing: memory[..<room])
                        var output = OutputSpan(buffer: memory, initializedCount: 0)
                        taken = try decoder.decode(input.span, into: &output)
                        isFull = output.isFull
                        count = output.finalize(for: memory)
                    }
                    demand((0...input.count).contains(taken), "\(coding.name) took \(taken) of \(input.count) bytes")
                    input.removeFirst(taken)
                    if decoded.count > Self.most {
                        self = .long
                        return
                    }
                }
            }
            if input.isEmpty { try decoder.finish() } else { throw ContentDecodingError.truncated }
            self = .decoded(decoded)
        } catch let error as ContentDecodingError {
            demand(!error.reason.isEmpty && (0...input.count).contains(error.offset), "\(coding.name): \(error)")
            self = .malformed
        } catch {
            fatalError("\(coding.name) threw \(error)")
        }
    }
}

/// Ends the run with a message if something does not hold.
private func demand(_ holds: Bool, _ message: @autoclosure () -> String, line: UInt = #line) {
    if !holds { fatalError("line \(line): \(message())") }
}
