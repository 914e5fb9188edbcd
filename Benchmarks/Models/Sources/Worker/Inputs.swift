#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder of documents that the script has made.
public struct Inputs {
    let folder: String

    /// The bytes of one document.
    public func callAsFunction(_ name: String) throws -> [UInt8] {
        let path = "\(folder)/\(name)"
        guard let file = fopen(path, "rb") else { throw WorkerError("cannot open \(path)") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
            guard count == size else { throw WorkerError("cannot read \(path)") }
        }
    }
}

func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw WorkerError("cannot open \(path)") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw WorkerError("cannot write \(path)") }
}

struct WorkerError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
