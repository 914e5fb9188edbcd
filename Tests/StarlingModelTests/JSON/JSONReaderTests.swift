import StarlingModel
import Testing

/// Documents that are read by their tokens.
@Suite struct JSONReaderTests {
    /// A document as one line of what is in it.
    private static func flat(_ reader: inout JSONReader) -> String? {
        switch reader.peek() {
        case .array:
            guard var cursor = reader.beginArray() else { return nil }
            var parts: [String] = []
            while reader.nextElement(&cursor) {
                guard let part = flat(&reader) else { return nil }
                parts.append(part)
            }
            return "(\(parts.joined(separator: " ")))"
        case .integer, .float, .string: return reader.readNumberText()
        default:
            reader.skip()
            return nil
        }
    }

    private static func flat(_ text: String) throws -> String {
        try Array(text.utf8).withUnsafeBytes { try JSON.withReader(of: $0) { flat(&$0) } }
    }

    @Test func givesWhatIsMade() throws {
        let text = try Self.flat(#" [1, [340282366920938463463374607431768211455, "a"], [], 1.50] "#)
        #expect(text == "(1 (340282366920938463463374607431768211455 a) () 1.50)")
    }

    @Test(arguments: ["[1", "1 2", "", String(repeating: "[", count: 200)]) func refuses(text: String) {
        #expect(throws: MalformedInput.self) { try Self.flat(text) }
    }

    /// Nothing was made of it, though it is JSON.
    @Test func nothing() {
        #expect(throws: ValidationError.self) { try Self.flat("null") }
    }
}
