#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes for people. Nothing is held back, so that whoever reads through a pipe reads at once.
enum Terminal {
    /// Where to.
    enum Stream: Int32 {
        case output = 1
        case errors = 2
    }

    /// Writes a text; what cannot be written is lost, as there is nowhere to say so.
    static func write(_ text: String, to stream: Stream = .output) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            #if canImport(Darwin)
                let count = bytes.withUnsafeBytes { Darwin.write(stream.rawValue, $0.baseAddress, $0.count) }
            #elseif canImport(Musl)
                let count = bytes.withUnsafeBytes { Musl.write(stream.rawValue, $0.baseAddress, $0.count) }
            #else
                let count = bytes.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
            #endif
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
