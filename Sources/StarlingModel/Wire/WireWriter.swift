#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A buffer to which values are written one after another.
public protocol WireWriter: ~Copyable {
    /// What stands beside the values.
    var state: WriterState { get set }

    /// Writes null.
    mutating func writeNull()
    /// Writes a truth value.
    mutating func writeBool(_ value: Bool)
    /// Writes a whole number.
    mutating func writeInteger<Number: FixedWidthInteger>(_ value: Number)
    /// Writes a number with as many digits as it needs. What JSON has no number for, NaN and the infinities, is null
    /// there.
    mutating func writeDouble(_ value: Double)
    /// The same with the digits that a `Float` needs.
    mutating func writeFloat(_ value: Float)
    /// Writes a string.
    mutating func writeString(_ text: String)
    /// Writes a string of printable ASCII without quotes and backslashes.
    mutating func writePlainText(_ text: String)
    /// Writes bytes: base64 in JSON, binary in MessagePack.
    mutating func writeBytes(_ bytes: UnsafeRawBufferPointer)
    /// Writes a point in time: RFC 3339 in JSON, the timestamp extension in MessagePack.
    mutating func writeDate(_ date: Date)

    /// Starts an array of so many elements.
    mutating func beginArray(_ count: Int) -> WriterMark
    /// Goes to the next element.
    mutating func nextElement(_ array: inout WriterMark)
    /// Ends an array.
    mutating func endArray(_ array: WriterMark)

    /// Starts an object of a model's fields.
    mutating func beginModel(_ layout: ModelLayout) -> WriterModel
    /// Writes the key of a field.
    mutating func writeKey(_ index: Int, _ model: inout WriterModel)
    /// Ends a model.
    mutating func endModel(_ model: WriterModel)

    /// Starts an object of at most so many keys.
    mutating func beginObject(_ count: Int) -> WriterMark
    /// Writes a key.
    mutating func writeKey(_ key: String, _ object: inout WriterMark)
    /// Ends an object.
    mutating func endObject(_ object: WriterMark)

    /// Writes a value of a type that is known here only.
    mutating func write<Value: WireValue>(_ value: Value)
    /// The same for a value in memory, which is not retained for it. There is a default.
    mutating func write<Value: WireValue>(at place: UnsafePointer<Value>)
}

/// What a writer carries beside its buffer.
public struct WriterState {
    /// The layout for the models that come next, if it is not their own.
    @usableFromInline var plan: ModelLayout?
    /// The key that tells the cases of a union apart and the name of one, which the next object starts with.
    @usableFromInline var tag: (key: UnsafeMutablePointer<ModelLayout.Entry>, name: UnsafeMutablePointer<ModelLayout.Entry>)?
    /// Whether keys are written in the order of their bytes.
    @usableFromInline let sortsKeys: Bool
    /// The first error of a type that could not be written.
    @usableFromInline var error: (any Error)?

    @inlinable
    init(plan: ModelLayout? = nil, sortsKeys: Bool = false) {
        self.plan = plan
        self.sortsKeys = sortsKeys
    }

    /// The layout by which a model is written: that of the ``DTO`` if it is one of this model.
    @inlinable @inline(__always)
    func layout(_ own: ModelLayout) -> ModelLayout {
        guard let plan, plan.header.pointee.type == own.header.pointee.type else { return own }
        return plan
    }
}

/// Where an array or an object began.
public struct WriterMark {
    @usableFromInline let start: Int
    @usableFromInline var count = 0

    @inlinable @inline(__always)
    init(_ start: Int) { self.start = start }
}

/// Where a model began, and its keys.
public struct WriterModel {
    @usableFromInline var mark: WriterMark
    /// The keys of the model.
    public let layout: ModelLayout
    @usableFromInline let outerPlan: ModelLayout?

    @inlinable @inline(__always)
    init(_ start: Int, _ layout: ModelLayout, _ state: borrowing WriterState) {
        mark = WriterMark(start)
        self.layout = layout
        outerPlan = state.plan
    }
}

extension WireWriter where Self: ~Copyable {
    /// Writes a value in memory.
    @inlinable @inline(__always)
    public mutating func write<Value: WireValue>(at place: UnsafePointer<Value>) { write(place.pointee) }

    /// Writes a field, if its key is written at all.
    @inlinable @inline(__always)
    public mutating func writeField<Value: WireValue>(_ index: Int, _ value: Value, _ model: inout WriterModel) {
        let entry = model.layout.header.pointee.entries + index
        if _slowPath(!entry.pointee.isWritten) || value.isWireAbsent { return }
        writeKey(index, &model)
        if _slowPath(model.layout.header.pointee.isPlan) { state.plan = entry.pointee.nested }
        write(value)
    }

    /// Writes a field of a type that knows `Encodable` only.
    @inlinable
    @_disfavoredOverload
    public mutating func writeField<Value: Encodable>(_ index: Int, _ value: Value, _ model: inout WriterModel) {
        guard model.layout.isWritten(index) else { return }
        writeKey(index, &model)
        writeEncodable(value)
    }
}
