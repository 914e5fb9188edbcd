import CStarlingZstd

/// Undoes `zstd` (RFC 8878): one frame, or several behind each other. It keeps a window of 8 MiB at most, which is all that the coding may
/// ask for (RFC 9659).
final class ZstdDecoder: ContentDecoder {
    // The library's own; it is made in `init`, freed in `deinit`, and never leaves this class.
    private let context: OpaquePointer
    /// Whether a frame has to begin: at first, and when one has ended.
    private var isBetween = true
    private var hasBegun = false

    init() throws {
        context = try Self.make()
    }

    private static func make() throws -> OpaquePointer {
        guard let context = ZSTD_createDCtx() else { throw OutOfMemory() }
        let code = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 23)
        guard ZSTD_isError(code) == 0 else {
            ZSTD_freeDCtx(context)
            throw OutOfMemory()
        }
        return context
    }

    deinit { ZSTD_freeDCtx(context) }

    func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
        try input.decode(into: &output) { input, output in
            // Safe: the library reads and writes within these buffers, and during the calls alone.
            var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
            var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
            while true {
                if isBetween {
                    // The library would take frames of versions before the standard, too, whose windows it does not limit.
                    let next = input[source.pos...].prefix(4)
                    guard Self.mayBegin(next) else {
                        throw hasBegun ? ContentDecodingError.trailing(at: source.pos) : ContentDecodingError("it begins like no frame")
                    }
                    guard next.count == 4 else { break }
                    (isBetween, hasBegun) = (false, true)
                }
                let before = (source.pos, target.pos)
                let code = ZSTD_decompressStream(context, &target, &source)
                if ZSTD_isError(code) != 0 { throw Self.error(code, at: source.pos) }
                isBetween = code == 0
                if !isBetween, (source.pos, target.pos) == before || source.pos == source.size || target.pos == target.size { break }
            }
            return (source.pos, target.pos)
        }
    }

    func finish() throws {
        if !isBetween { throw ContentDecodingError.truncated }
    }

    /// Whether bytes begin a frame, or one that is to be passed over, or may do so with more behind them.
    private static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
        zip(bytes, [0x28, 0xB5, 0x2F, 0xFD]).allSatisfy { $0 == $1 }
            || zip(bytes, [0x50, 0x2A, 0x4D, 0x18]).enumerated().allSatisfy { index, pair in
                // The last four bits of the first are free.
                index == 0 ? pair.0 & 0xF0 == pair.1 : pair.0 == pair.1
            }
    }

    private static func error(_ code: Int, at offset: Int) -> any Error {
        switch ZSTD_getErrorCode(code) {
        case ZSTD_error_memory_allocation: return OutOfMemory()
        case ZSTD_error_frameParameter_windowTooLarge: return ContentDecodingError("its window is larger than 8 MiB", at: offset)
        case ZSTD_error_dictionary_wrong: return ContentDecodingError("it needs a dictionary", at: offset)
        default:
            // Such as `Restored data doesn't match checksum`.
            let name = String(cString: ZSTD_getErrorName(code))
            return ContentDecodingError(name.prefix(1).lowercased() + name.dropFirst(), at: offset)
        }
    }
}
