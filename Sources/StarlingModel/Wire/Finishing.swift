// The ends of reading and writing.

extension JSONWriter {
    /// The bytes in the writer's own memory. The writer is used up.
    /// - Throws: What kept a value from being written.
    @usableFromInline
    consuming func give() throws -> EncodedBytes {
        if let error = state.error { throw error }
        let given = EncodedBytes(bytes)
        // Given away: not to be freed with the writer.
        bytes.isLent = true
        return given
    }

    /// The bytes. The writer is used up.
    /// - Throws: What kept a value from being written.
    @usableFromInline
    consuming func finish() throws -> [UInt8] {
        if let error = state.error { throw error }
        return bytes.array()
    }

    /// Lends the bytes. The writer is used up.
    @usableFromInline
    consuming func lend<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        if let error = state.error { throw error }
        return try body(UnsafeRawBufferPointer(start: bytes.base, count: bytes.count))
    }
}

extension MessagePackWriter {
    /// The bytes in the writer's own memory. The writer is used up.
    /// - Throws: What kept a value from being written.
    @usableFromInline
    consuming func give() throws -> EncodedBytes {
        if let error = state.error { throw error }
        let given = EncodedBytes(bytes)
        // Given away: not to be freed with the writer.
        bytes.isLent = true
        return given
    }

    /// The bytes. The writer is used up.
    /// - Throws: What kept a value from being written.
    @usableFromInline
    consuming func finish() throws -> [UInt8] {
        if let error = state.error { throw error }
        return bytes.array()
    }

    /// Lends the bytes. The writer is used up.
    @usableFromInline
    consuming func lend<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        if let error = state.error { throw error }
        return try body(UnsafeRawBufferPointer(start: bytes.base, count: bytes.count))
    }
}

extension JSONReader {
    /// The value, if it was read and nothing follows it.
    @inlinable @inline(__always)
    mutating func finish<Value>(_ value: Value?) throws -> Value {
        if _slowPath(place != end) { finish() }
        if let value, _fastPath(state.faultCount == 0) { return value }
        throw state.error
    }
}

extension MessagePackReader {
    /// The value, if it was read and nothing follows it.
    @inlinable @inline(__always)
    mutating func finish<Value>(_ value: Value?) throws -> Value {
        if _slowPath(place != end) { finish() }
        if let value, _fastPath(state.faultCount == 0) { return value }
        throw state.error
    }
}

extension ReaderState {
    /// The value, if there was no fault.
    func settle<Value>(_ value: Value?) throws -> Value {
        if let value, faultCount == 0 { return value }
        throw error
    }

    /// What is thrown when there was a fault.
    @usableFromInline
    var error: any Error { malformed ?? ValidationError(log) as any Error }
}
