#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes a ``JSONValue`` of what is written to it.
///
/// The elements of lists and objects that have not ended stand in one list, those of an inner one behind those of the
/// outer ones.
struct JSONValueWriter: WireWriter, ~Copyable {
    var state = WriterState()
    private var values: [JSONValue] = []
    /// The keys of the objects that have not ended.
    private var keys: [String] = []

    /// The value. The writer is used up.
    consuming func finish() throws -> JSONValue {
        if let error = state.error { throw error }
        return values.last ?? .null
    }

    mutating func writeNull() { values.append(.null) }
    mutating func writeBool(_ value: Bool) { values.append(.bool(value)) }
    mutating func writeString(_ text: String) { values.append(.string(text)) }
    mutating func writePlainText(_ text: String) { values.append(.string(text)) }
    mutating func writeBytes(_ bytes: UnsafeRawBufferPointer) { values.append(.string(Base64.text(bytes))) }
    mutating func writeDate(_ date: Date) { values.append(.string(date.parameterText)) }
    mutating func writeDouble(_ value: Double) { values.append(value.isFinite ? .double(value) : .null) }

    mutating func writeFloat(_ value: Float) {
        // The fewest digits that tell the `Float` from others, read as a `Double`: 0.1, and not 0.10000000149.
        values.append(value.isFinite ? .double(Double(value.description) ?? Double(value)) : .null)
    }

    mutating func writeInteger<Number: FixedWidthInteger>(_ value: Number) {
        if let value = Int(exactly: value) {
            values.append(.integer(value))
        } else if let value = UInt64(exactly: value) {
            values.append(.unsigned(value))
        } else {
            values.append(.double(Double(value)))
        }
    }

    // MARK: Structure

    mutating func beginArray(_ count: Int) -> WriterMark { WriterMark(values.count) }

    mutating func nextElement(_ array: inout WriterMark) {}

    mutating func endArray(_ array: WriterMark) {
        let elements = Array(values[array.start...])
        values.removeSubrange(array.start...)
        values.append(.array(elements))
    }

    mutating func beginModel(_ layout: ModelLayout) -> WriterModel {
        let model = WriterModel(values.count, state.layout(layout), state)
        writeTag()
        return model
    }

    mutating func writeKey(_ index: Int, _ model: inout WriterModel) { keys.append(model.layout.name(of: index)) }

    mutating func endModel(_ model: WriterModel) {
        state.plan = model.outerPlan
        endObject(model.mark)
    }

    mutating func beginObject(_ count: Int) -> WriterMark {
        let mark = WriterMark(values.count)
        writeTag()
        return mark
    }

    mutating func writeKey(_ key: String, _ object: inout WriterMark) { keys.append(key) }

    mutating func endObject(_ object: WriterMark) {
        // Every value since the object began has a key.
        let count = values.count - object.start
        var result = JSONObject()
        for (key, value) in zip(keys.suffix(count), values.suffix(count)) { result[key] = value }
        keys.removeLast(count)
        values.removeLast(count)
        values.append(.object(result))
    }

    private mutating func writeTag() {
        guard let (key, name) = state.tag else { return }
        state.tag = nil
        keys.append(key.pointee.text)
        writeString(name.pointee.text)
    }

    mutating func write<Value: WireValue>(_ value: Value) { value.write(to: &self) }
}
