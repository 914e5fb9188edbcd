extension Span<UInt8> {
    /// Gives a library written in C the input, and the free part of the output. The pointers hold during `body` alone.
    /// - Parameter body: Decodes. Gives how many bytes it has read of the input, and written to the output from its beginning on.
    /// - Returns: How many bytes were read.
    func decode(
        into output: inout OutputSpan<UInt8>,
        _ body: (_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>) throws -> (read: Int, written: Int)
    ) throws -> Int {
        // Safe: both buffers are those of the spans, which live longer than the closures, and what counts as initialized afterwards is what
        // `body` has written, within the buffer that it was given.
        try withUnsafeBufferPointer { input in
            try output.withUnsafeMutableBufferPointer { bytes, count in
                let free = UnsafeMutableBufferPointer(rebasing: bytes[count...])
                let (read, written) = try body(input, free)
                count += written
                return read
            }
        }
    }
}
