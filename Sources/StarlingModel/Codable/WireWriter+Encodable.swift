extension WireWriter where Self: ~Copyable {
    /// Writes a value of a type that knows `Encodable` alone.
    ///
    /// Keys keep the order in which the type encodes them. Types within that have a form on the wire are written in that
    /// form. When the type throws, a null is written, and the error is kept for the end.
    public mutating func writeEncodable<Value: Encodable>(_ value: Value) {
        if let value = value as? any WireValue { return write(value) }
        do {
            let node = EncodedNode(EncodingSession())
            try node.fill(value)
            if case .nothing = node.content {
                throw node.error(value, "Top-level \(type(of: value)) did not encode any values.")
            }
            write(node)
        } catch {
            if state.error == nil { state.error = error }
            writeNull()
        }
    }

    // As deep as the nodes, and they are bounded.
    private mutating func write(_ node: EncodedNode) {
        switch node.content {
        case .nothing: endObject(beginObject(0))
        case .value(let value): write(value)
        case .array(let elements):
            var array = beginArray(elements.count)
            for element in elements {
                nextElement(&array)
                write(element)
            }
            endArray(array)
        case .object(let members):
            var object = beginObject(members.count)
            members.forEach { key, value in
                writeKey(key, &object)
                write(value)
            }
            endObject(object)
        }
    }

    private mutating func write(_ part: Encoded) {
        switch part {
        case .value(let value): write(value)
        case .node(let node): write(node)
        }
    }
}
