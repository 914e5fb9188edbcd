import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open file. Everything here blocks: it runs on a blocking thread.
final class UploadDescriptor: Sendable {
    private let descriptor: CInt
    let path: String

    /// Opens a file to read it.
    convenience init(reading path: String) throws(UploadError) {
        try self.init(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    }

    /// Makes a file that was not there before and that nobody else may read.
    convenience init(creating path: String) throws(UploadError) {
        try self.init(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW)
    }

    private init(_ path: String, _ flags: CInt) throws(UploadError) {
        self.path = path
        descriptor = open(path, flags, 0o600)
        if descriptor < 0 { throw UploadError("open", path, code: errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes all bytes.
    func write(_ bytes: ByteBuffer) throws(UploadError) {
        var bytes = bytes
        while bytes.readableBytes > 0 {
            let (count, code) = bytes.withUnsafeReadableBytes { memory -> (Int, CInt) in
                #if canImport(Darwin)
                    let count = Darwin.write(descriptor, memory.baseAddress, memory.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, memory.baseAddress, memory.count)
                #else
                    let count = Glibc.write(descriptor, memory.baseAddress, memory.count)
                #endif
                return (count, errno)
            }
            if count < 0, code != EINTR { throw UploadError("write", path, code: code) }
            bytes.moveReaderIndex(forwardBy: max(0, count))
        }
    }

    /// Reads some bytes from a place on; none at the end.
    func read(at offset: Int, upTo count: Int) throws(UploadError) -> ByteBuffer {
        var buffer = ByteBuffer()
        while true {
            var code: CInt = 0
            var found = 0
            _ = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
                found = pread(descriptor, memory.baseAddress, count, off_t(offset))
                code = errno
                return max(0, found)
            }
            if found >= 0 { return buffer }
            if code != EINTR { throw UploadError("read", path, code: code) }
        }
    }

    /// Says who may do what with the file.
    func setPermissions(_ permissions: Int) throws(UploadError) {
        if fchmod(descriptor, mode_t(truncatingIfNeeded: permissions)) != 0 { throw UploadError("change", path, code: errno) }
    }
}
