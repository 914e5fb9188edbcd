extension WireReader where Self: ~Copyable {
    /// Reads a value of a type that knows `Decodable` alone.
    ///
    /// The value is taken apart first, as such a type asks for its parts in an order of its own. Types within that have a
    /// form on the wire are read in that form. A type that reads itself ends at its first fault, so at most one fault is
    /// found, but for those of one such part.
    public mutating func readDecodable<Value: Decodable>(_ type: Value.Type) -> Value? {
        if let type = Value.self as? any WireValue.Type { return read(type) as? Value }
        guard let tokens = WireTokens.read(from: &self) else { return nil }
        return decode(type, tokens)
    }

    /// Lets a type read itself from a value that was taken apart.
    mutating func decode<Value: Decodable>(_ type: Value.Type, _ tokens: WireTokens) -> Value? {
        let document = DecodedDocument(tokens, maximumFaults: state.maximumFaults)
        do {
            return try TokenDecoder(document: document, place: 0, path: .root).decode(type)
        } catch let error as DecodingError {
            for fault in error.faults { record(fault) }
        } catch {
            let faults = state.faultCount
            state.record(error: error)
            var mark = faults
            state.locate(from: &mark, below: document.origin?.keys.wirePath ?? "")
        }
        return nil
    }
}
