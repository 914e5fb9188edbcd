import CStarlingSystem
public import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is open for reading: what it held when it was opened can be sent, even when another takes its name meanwhile. It is closed
/// when nobody has it any more.
///
/// Opening and reading block the thread: do it on a ``BlockingExecutor``.
public final class OpenFile: Sendable {
    /// The path by which it was opened, for messages.
    public let path: String
    /// How long it was when it was opened.
    public let length: Int
    /// When it was changed last.
    public let modified: ModificationTime
    private let descriptor: Int32

    /// Opens a file. Only a file can be opened: of a folder, a device or a pipe that is an error, and nothing waits.
    /// - Parameter path: The path, seen from the working directory of the process.
    /// - Throws: ``FileError``.
    public convenience init(_ path: String) throws(FileError) {
        // To the system, a path ends at its first NUL.
        guard !path.utf8.contains(0) else { throw FileError(path: path, code: ENOENT) }
        try self.init(open(path, Self.flags), path)
    }

    /// Opens a file if that takes no time: nil where a disk has to be asked, or the system cannot tell.
    /// - Throws: ``FileError``.
    package static func immediately(_ path: String) throws(FileError) -> OpenFile? {
        guard !path.utf8.contains(0) else { throw FileError(path: path, code: ENOENT) }
        return try immediately(path, in: AT_FDCWD, path, within: 0)
    }

    /// The same for a path seen from a folder.
    /// - Parameters:
    ///   - path: The path, without NUL.
    ///   - folder: The folder.
    ///   - name: What messages call the file.
    ///   - resolve: What the way may not lead through.
    static func immediately(_ path: String, in folder: Int32, _ name: String, within resolve: UInt64) throws(FileError) -> OpenFile? {
        let opened = starling_open_cached(folder, path, flags, resolve)
        if opened < 0, errno == EAGAIN || errno == ENOSYS || errno == EPERM || errno == EXDEV { return nil }
        return try OpenFile(opened, name)
    }

    static let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY

    /// Takes what `open` gave.
    /// - Throws: ``FileError``; then it has been closed.
    init(_ opened: Int32, _ path: String) throws(FileError) {
        guard opened >= 0 else { throw FileError(path: path, code: errno) }
        var facts = stat()
        guard fstat(opened, &facts) == 0 else {
            let code = errno
            close(opened)
            throw FileError(path: path, code: code)
        }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw FileError(path: path, code: facts.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        descriptor = opened
        self.path = path
        length = Int(facts.st_size)
        modified = ModificationTime(facts)
    }

    /// Reads some bytes: fewer than asked for, or none, when the file has become shorter.
    /// - Throws: ``FileError``.
    public func read(at offset: Int, count: Int) throws(FileError) -> ByteBuffer {
        var buffer = ByteBuffer()
        while buffer.readableBytes < count {
            let done = buffer.readableBytes
            var failure: Int32 = 0
            let length = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count - done) { bytes in
                let length = pread(descriptor, bytes.baseAddress, count - done, off_t(offset + done))
                if length < 0 { failure = errno }
                return max(0, length)
            }
            if failure != 0, failure != EINTR { throw FileError(path: path, code: failure) }
            if length == 0, failure == 0 { break }
        }
        return buffer
    }

    /// Reads some bytes if they are in memory; nil where they are not, or not all of them.
    package func readImmediately(at offset: Int, count: Int) -> ByteBuffer? {
        var buffer = ByteBuffer()
        let length = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            max(0, starling_read_cached(descriptor, bytes.baseAddress, count, Int64(offset)))
        }
        return length == count ? buffer : nil
    }

    /// Whether some bytes are in memory, as far as a look here and there can tell.
    package func isInMemory(_ range: Range<Int>) -> Bool {
        var byte: UInt8 = 0
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: 128 << 10) {
            if starling_read_cached(descriptor, &byte, 1, Int64(offset)) != 1 { return false }
        }
        return range.isEmpty || starling_read_cached(descriptor, &byte, 1, Int64(range.upperBound - 1)) == 1
    }

    /// Hands out the descriptor, which stays open meanwhile.
    package func withDescriptor<Result>(_ use: (Int32) -> Result) -> Result { use(descriptor) }

    deinit { close(descriptor) }
}

extension OpenFile: Hashable {
    /// Whether both are the same opening.
    public static func == (left: OpenFile, right: OpenFile) -> Bool { left === right }

    /// Hashes which one it is.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// When a file was changed last, as exactly as its file system knows it.
public struct ModificationTime: Sendable, Hashable {
    /// The whole seconds since the beginning of 1970.
    public let seconds: Int
    /// The nanoseconds beyond.
    public let nanoseconds: Int

    init(_ facts: stat) {
        #if canImport(Darwin)
            let time = facts.st_mtimespec
        #else
            let time = facts.st_mtim
        #endif
        seconds = Int(time.tv_sec)
        nanoseconds = Int(time.tv_nsec)
    }
}
