/// Writes JSON (RFC 8259) to a growing buffer, without values in between.
///
/// Every element and every member starts with a comma. The first one's place is taken by the opening bracket when the
/// array or object ends, so nobody has to remember which is first.
public struct JSONWriter: WireWriter, ~Copyable {
    @usableFromInline var bytes: ByteStorage
    /// What stands beside the buffer.
    public var state: WriterState
    @usableFromInline let isSmallTextKnown: Bool

    @inlinable
    init(_ memory: UnsafeMutableBufferPointer<UInt8>, state: WriterState) {
        bytes = ByteStorage(memory)
        self.state = state
        isSmallTextKnown = SmallText.isKnown
    }

    deinit { bytes.free() }

    // MARK: Plain values

    /// Writes `null`.
    @inlinable
    public mutating func writeNull() { bytes.append("null") }

    /// Writes `true` or `false`.
    @inlinable
    public mutating func writeBool(_ value: Bool) { value ? bytes.append("true") : bytes.append("false") }

    // MARK: Structure

    /// Starts an array.
    @inlinable @inline(__always)
    public mutating func beginArray(_ count: Int) -> WriterMark { WriterMark(bytes.count) }

    /// Goes to the next element.
    @inlinable @inline(__always)
    public mutating func nextElement(_ array: inout WriterMark) { bytes.append(UInt8(ascii: ",")) }

    /// Ends an array.
    @inlinable @inline(__always)
    public mutating func endArray(_ array: WriterMark) { close(array.start, UInt8(ascii: "["), UInt8(ascii: "]")) }

    @inlinable @inline(__always)
    mutating func close(_ start: Int, _ opening: UInt8, _ closing: UInt8) {
        bytes.reserve(2)
        if _slowPath(bytes.count == start) { bytes.put(opening) } else { bytes.base[start] = opening }
        bytes.put(closing)
    }

    /// Starts a model.
    @inlinable @inline(__always)
    public mutating func beginModel(_ layout: ModelLayout) -> WriterModel {
        let model = WriterModel(bytes.count, state.layout(layout), state)
        if _slowPath(state.tag != nil) { writeTag() }
        return model
    }

    /// Writes the key of a field.
    @inlinable @inline(__always)
    public mutating func writeKey(_ index: Int, _ model: inout WriterModel) {
        let entry = model.layout.header.pointee.entries + index
        bytes.appendPadded(entry.pointee.json, entry.pointee.jsonLength)
    }

    /// Ends a model.
    @inlinable @inline(__always)
    public mutating func endModel(_ model: WriterModel) {
        state.plan = model.outerPlan
        close(model.mark.start, UInt8(ascii: "{"), UInt8(ascii: "}"))
        if _slowPath(state.sortsKeys) { sortKeys(from: model.mark.start) }
    }

    /// Starts an object of any keys.
    @inlinable
    public mutating func beginObject(_ count: Int) -> WriterMark {
        let mark = WriterMark(bytes.count)
        if _slowPath(state.tag != nil) { writeTag() }
        return mark
    }

    /// Writes a key.
    @inlinable
    public mutating func writeKey(_ key: String, _ object: inout WriterMark) {
        bytes.append(UInt8(ascii: ","))
        writeString(key)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Ends an object of any keys.
    @inlinable
    public mutating func endObject(_ object: WriterMark) {
        close(object.start, UInt8(ascii: "{"), UInt8(ascii: "}"))
        if _slowPath(state.sortsKeys) { sortKeys(from: object.start) }
    }

    @inline(never) @usableFromInline
    mutating func writeTag() {
        guard let (key, name) = state.tag else { return }
        state.tag = nil
        bytes.appendPadded(key.pointee.json, key.pointee.jsonLength)
        writeString(name.pointee.text)
    }

    /// Writes a value in memory: a string without retaining it.
    @inlinable @inline(__always)
    public mutating func write<Value: WireValue>(at place: UnsafePointer<Value>) {
        if Value.self == String.self {
            writeString(at: UnsafeRawPointer(place).assumingMemoryBound(to: String.self))
        } else if _isPOD(Value.self) {
            place.pointee.writeJSON(to: &self)
        } else {
            writeBorrowed(place)
        }
    }

    /// Writes a value where it stands. A specialized call would copy it first, and retain everything in it; this one is generic on
    /// purpose, and hands on its address.
    @_semantics("optimize.sil.specialize.generic.never")
    @inline(never) @usableFromInline
    mutating func writeBorrowed<Value: WireValue>(_ place: UnsafePointer<Value>) { writePinned(Pinned.at(place).pointee) }

    @inline(__always)
    private mutating func writePinned<Value: WireValue>(_ pinned: borrowing Pinned<Value>) { pinned.value.writeJSON(to: &self) }

    /// Writes a value of any type.
    @inlinable @inline(__always)
    public mutating func write<Value: WireValue>(_ value: Value) { value.writeJSON(to: &self) }
}
