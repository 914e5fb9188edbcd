extension JSONEncodingFragment {
    /// The JSON of a value.
    static func document(of value: some Encodable) throws -> [UInt8] {
        let root = JSONEncodingFragment()
        try root.pass(on: value, for: 0)
        guard root.frame.shape != .none else {
            throw root.error(value, "Top-level \(type(of: value)) did not encode any values.")
        }
        root.close()
        guard !root.children.isEmpty else { return root.writer.finish() }
        var text = JSONWriter(capacity: root.writer.count * 2)
        try root.assemble(into: &text)
        return text.finish()
    }

    /// Writes the text with that of the fragments below in it.
    // As deep as the document at most, since a fragment that is too deep fails.
    private func assemble(into result: inout JSONWriter) throws {
        if let failure { throw failure }
        var position = 0
        for child in children {
            result.raw(writer, position..<child.place)
            position = child.place
            try child.fragment.completed().assemble(into: &result)
        }
        result.raw(writer, position..<writer.count)
    }

    /// Closes the bracket; a super encoder that nobody used is an empty object.
    private func completed() -> JSONEncodingFragment {
        if frame.shape == .none { open(.object) }
        close()
        return self
    }
}
