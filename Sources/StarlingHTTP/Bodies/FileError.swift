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

    /// Whether there is no such file, or what has the name is none.
    public var isMissing: Bool { code == ENOENT || code == ENOTDIR || code == EISDIR || code == ENAMETOOLONG || code == ELOOP }

    /// One line for a person.
    public var description: String { "cannot read \(path): \(String(cString: strerror(code)))" }
}
