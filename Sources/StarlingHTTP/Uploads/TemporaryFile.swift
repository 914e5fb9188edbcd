import NIOCore
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is removed at the end of its request, unless it was moved elsewhere. Everything here blocks.
final class TemporaryFile: Sendable {
    private struct State {
        /// Where it is; nil when it is gone.
        var path: String?
        /// Whether it is ours to remove.
        var isTemporary = true
        /// Open while it is written.
        var writer: UploadDescriptor?
    }

    /// Where it was made.
    private let origin: String
    private let state: Mutex<State>

    /// Makes a file.
    /// - Parameter folder: Where; nil for the system's folder.
    init(in folder: String?) throws(UploadError) {
        origin = "\(folder ?? Self.systemFolder)/starling-\(Self.unique())"
        let writer = try UploadDescriptor(creating: origin)
        state = Mutex(State(path: origin, writer: writer))
    }

    /// Nobody who could remove it has it any more.
    deinit { remove() }

    /// 128 bits, so that names are neither met twice nor guessed.
    static func unique() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
    }

    private static let systemFolder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"

    /// Adds some bytes.
    func append(_ bytes: ByteBuffer) throws {
        guard let writer = state.withLock({ $0.writer }) else { throw gone }
        try writer.write(bytes)
    }

    /// Says that it is complete.
    func endWriting() { state.withLock { $0.writer = nil } }

    /// Opens it.
    func open() throws -> UploadDescriptor {
        guard let path = state.withLock({ $0.path }) else { throw gone }
        return try UploadDescriptor(reading: path)
    }

    /// Moves it to a place where it stays; gives false when it must be copied instead.
    func move(to target: UploadTarget) throws -> Bool {
        try state.withLock { state in
            guard let path = state.path else { throw gone }
            // What was moved before is not ours any more.
            guard state.isTemporary, try target.move(from: path) else { return false }
            state.path = target.path
            state.isTemporary = false
            return true
        }
    }

    /// Removes it, unless it was moved.
    func remove() {
        state.withLock { state in
            if state.isTemporary, let path = state.path { unlink(path) }
            if state.isTemporary { state.path = nil }
            state.writer = nil
        }
    }

    private var gone: UploadError { UploadError("open", origin, code: ENOENT) }
}
