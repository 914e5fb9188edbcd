#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a file could not be written, read or moved: what the system said.
public struct UploadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried, such as `open`.
    public let operation: String
    /// The path of the file.
    public let path: String
    /// The number of the error, such as `EEXIST`.
    public let code: Int32

    /// Describes an error.
    public init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// What happened, in words.
    public var description: String { "Cannot \(operation) `\(path)`: \(String(cString: strerror(code)))" }
}
