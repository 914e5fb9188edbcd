import CStarlingBrotli

/// Undoes `br` (RFC 7932). It keeps a window of 16 MiB at most: larger ones are no part of that coding.
final class BrotliDecoder: ContentDecoder {
    // The library's own; it is made in `init`, freed in `deinit`, and never leaves this class.
    private let state: OpaquePointer
    private var isAtEnd = false

    init() throws {
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { throw OutOfMemory() }
        self.state = state
    }

    deinit { BrotliDecoderDestroyInstance(state) }

    func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
        if isAtEnd {
            if input.isEmpty { return 0 }
            throw ContentDecodingError.trailing(at: 0)
        }
        return try input.decode(into: &output) { input, output in
            // Safe: the library reads and writes within these buffers, and during the call alone.
            var (nextInput, inputLeft) = (input.baseAddress, input.count)
            var (nextOutput, outputLeft) = (output.baseAddress, output.count)
            let result = BrotliDecoderDecompressStream(state, &inputLeft, &nextInput, &outputLeft, &nextOutput, nil)
            let read = input.count - inputLeft
            if result == BROTLI_DECODER_RESULT_ERROR { throw error(at: read) }
            if result == BROTLI_DECODER_RESULT_SUCCESS {
                isAtEnd = true
                if inputLeft > 0 { throw ContentDecodingError.trailing(at: read) }
            }
            return (read, output.count - outputLeft)
        }
    }

    func finish() throws {
        if !isAtEnd { throw ContentDecodingError.truncated }
    }

    private func error(at offset: Int) -> any Error {
        let code = BrotliDecoderGetErrorCode(state)
        if (BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES.rawValue...BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES.rawValue).contains(
            code.rawValue)
        {
            return OutOfMemory()
        }
        // Such as `EXUBERANT_NIBBLE`.
        let name = BrotliDecoderErrorString(code).map { String(cString: $0) } ?? ""
        return ContentDecodingError("invalid " + name.lowercased().split(separator: "_").joined(separator: " "), at: offset)
    }
}
