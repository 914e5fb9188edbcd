extension FieldDescription {
    /// The default as it looks in JSON; `nil` when there is none.
    public var defaultJSON: [UInt8]? {
        guard let value = `default` else { return nil }
        return ByteStorage.withScratch { memory in
            var writer = JSONWriter(memory, state: WriterState())
            codec.write(value(), to: &writer)
            return try? writer.finish()
        }
    }
}
