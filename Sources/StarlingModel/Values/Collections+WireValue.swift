extension Array: WireValue where Element: WireValue {
    /// Reads a list. The faults of its elements are below `[0]`, `[1]`, ….
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> [Element]? {
        guard var cursor = reader.beginArray() else { return nil }
        guard reader.nextElement(&cursor) else { return [] }
        var elements: [Element] = []
        // Where the format does not tell the length, that of the last array is a good guess.
        elements.reserveCapacity(Swift.min(Swift.max(cursor.remaining &+ 1, reader.state.lastCount, 2), 1024))
        repeat {
            if let element = reader.read(Element.self) { elements.append(element) } else { reader.locate(&cursor) }
        } while reader.nextElement(&cursor)
        reader.state.lastCount = elements.count
        return reader.state.faultCount == cursor.start ? elements : nil
    }

    /// Writes a list.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var array = writer.beginArray(count)
        // By way of the memory: an iterator retains every element.
        withUnsafeBufferPointer { elements in
            guard let base = elements.baseAddress else { return }
            for index in 0..<elements.count {
                writer.nextElement(&array)
                writer.write(at: base + index)
            }
        }
        writer.endArray(array)
    }

    /// A list of the element's type.
    public static var wireType: WireType { .array(Element.wireType) }
}

extension Set: WireValue where Element: WireValue {
    /// Reads a list whose elements differ. The faults of its elements are below `[0]`, `[1]`, ….
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Set<Element>? {
        guard var cursor = reader.beginArray() else { return nil }
        var elements: Set<Element> = []
        while reader.nextElement(&cursor) {
            if let element = reader.read(Element.self) { elements.insert(element) } else { reader.locate(&cursor) }
        }
        return reader.state.faultCount == cursor.start ? elements : nil
    }

    /// Writes a list, in no particular order.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var array = writer.beginArray(count)
        for element in self {
            writer.nextElement(&array)
            writer.write(element)
        }
        writer.endArray(array)
    }

    /// A list of different elements.
    public static var wireType: WireType { .set(Element.wireType) }
}
