#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a file cannot be read.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// The number that the operating system has for the reason (`errno`).
    public let code: Int32

    /// Whether there is no such file, or what has the name is none: a folder, a pipe, a socket, a device.
    public var isMissing: Bool { [ENOENT, ENOTDIR, EISDIR, ENXIO, ENODEV, ENAMETOOLONG, ELOOP].contains(code) }

    /// One line for a person.
    public var description: String { "cannot read \(path): \(String(cString: strerror(code)))" }
}
