extension ContentDisposition {
    /// Reads the value of a field; nil when it is none. Of two names, the one that is written as RFC 8187 has it counts. The name is what the
    /// sender says: it may be anything, folders among it.
    public init?(headerValue: String) {
        guard let field = HeaderParameters(headerValue.utf8, quoting: .standard), !field.value.utf8.contains(0x2F) else { return nil }
        let extended = field.parameters["filename*"].flatMap { ExtendedText.decode($0) }
        self.init(Kind(name: field.value), fileName: extended ?? field.parameters["filename"])
    }
}
