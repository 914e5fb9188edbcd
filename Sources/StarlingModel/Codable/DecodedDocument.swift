/// The document that a `Decodable` type is read from.
final class DecodedDocument {
    let tokens: WireTokens
    /// How many faults are kept of one value.
    private let maximumFaults: Int
    /// Where the error came from that is on its way up, when it does not say so itself.
    private(set) var origin: CodingPath?

    init(_ tokens: WireTokens, maximumFaults: Int) {
        self.tokens = tokens
        self.maximumFaults = maximumFaults
    }

    /// Whether a value is null. A form has none; there it is the empty text.
    func isNull(at place: Int) -> Bool {
        switch tokens.list[place] {
        case .null: true
        case .string(let text): tokens.isText && tokens.emptyIsNil && text.isEmpty
        case .texts(let count, let end): count > 0 && isNull(at: end - 1)
        default: false
        }
    }

    /// The text of a raw value; of several texts of a form the last.
    func rawText(at place: Int) -> String? {
        guard case .texts(let count, let end) = tokens.list[place] else { return tokens.list[place].rawText }
        return count > 0 ? tokens.list[end - 1].rawText : nil
    }

    /// Reads a value that has a form on the wire.
    func read<Value: WireValue>(_ type: Value.Type, at place: Int) -> (value: Value?, faults: [Fault]) {
        let state = ReaderState(maximumFaults: maximumFaults)
        if tokens.isText {
            let (pairs, kind) = tokens.content(at: place)
            var reader = TextReader(pairs, as: kind, emptyIsNil: tokens.emptyIsNil, state: state)
            let value = reader.read(type)
            return (value, reader.state.log)
        }
        var reader = TokenReader(tokens, at: place, state: state)
        let value = reader.read(type)
        return (value, reader.state.log)
    }

    /// Lets a type read itself, and notes where that was if it fails.
    func locating<Value>(_ decoder: TokenDecoder, as type: Value.Type, _ read: () throws -> Value) throws -> Value {
        do {
            let value = try read()
            // An error within was caught, and something else was read instead.
            origin = nil
            return value
        } catch let error as DecodingError {
            throw error.naming(type, at: decoder)
        } catch {
            if origin == nil { origin = decoder.path }
            throw error
        }
    }
}
