#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Writes MessagePack to a growing buffer, every value in the shortest form that the specification has for it.
public struct MessagePackWriter: WireWriter, ~Copyable {
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

    /// Writes a number, most significant byte first.
    @inlinable @inline(__always)
    mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        UnsafeMutableRawPointer(bytes.place).storeBytes(of: number.bigEndian, as: Number.self)
        bytes.place += MemoryLayout<Number>.size
    }

    /// Writes the head of a value of a length.
    @usableFromInline
    mutating func putHeader(_ count: Int, short: UInt8?, shortLimit: Int, eight: UInt8?, sixteen: UInt8, thirtyTwo: UInt8) {
        bytes.reserve(5)
        if let short, count < shortLimit {
            bytes.put(short | UInt8(truncatingIfNeeded: count))
        } else if let eight, count < 0x100 {
            bytes.put(eight)
            bytes.put(UInt8(truncatingIfNeeded: count))
        } else if count < 0x1_0000 {
            bytes.put(sixteen)
            put(UInt16(truncatingIfNeeded: count))
        } else if count <= UInt32.max {
            bytes.put(thirtyTwo)
            put(UInt32(truncatingIfNeeded: count))
        } else {
            state.error = state.error ?? MessagePackWriter.tooLong
            bytes.put(MessagePackFormat.null)
        }
    }

    static var tooLong: ValidationError {
        ValidationError(Fault(.invalidValue, ["reason": "MessagePack has no values of more than 4294967295 bytes or elements"]))
    }

    // MARK: Plain values

    /// Writes nil.
    @inlinable
    public mutating func writeNull() { bytes.append(MessagePackFormat.null) }

    /// Writes a truth value.
    @inlinable
    public mutating func writeBool(_ value: Bool) { bytes.append(value ? 0xC3 : 0xC2) }

    /// Writes a whole number. One that 64 bits do not hold is written as a string of its digits.
    @inlinable @inline(__always)
    public mutating func writeInteger<Number: FixedWidthInteger>(_ value: Number) {
        bytes.reserve(9)
        if let value = Int64(exactly: value) {
            if value >= 0 { putUnsigned(UInt64(value)) } else { putNegative(value) }
        } else if let value = UInt64(exactly: value) {
            putUnsigned(value)
        } else {
            writeString(String(value))
        }
    }

    @inlinable @inline(__always)
    mutating func putUnsigned(_ value: UInt64) {
        if value < 0x80 { return bytes.put(UInt8(truncatingIfNeeded: value)) }
        putLarge(value)
    }

    @usableFromInline
    mutating func putLarge(_ value: UInt64) {
        switch value {
        case ..<0x100:
            bytes.put(0xCC)
            bytes.put(UInt8(truncatingIfNeeded: value))
        case ..<0x1_0000:
            bytes.put(0xCD)
            put(UInt16(truncatingIfNeeded: value))
        case ..<0x1_0000_0000:
            bytes.put(0xCE)
            put(UInt32(truncatingIfNeeded: value))
        default:
            bytes.put(0xCF)
            put(value)
        }
    }

    @usableFromInline
    mutating func putNegative(_ value: Int64) {
        switch value {
        case (-32)...: bytes.put(UInt8(truncatingIfNeeded: value))
        case Int64(Int8.min)...:
            bytes.put(0xD0)
            put(Int8(truncatingIfNeeded: value))
        case Int64(Int16.min)...:
            bytes.put(0xD1)
            put(Int16(truncatingIfNeeded: value))
        case Int64(Int32.min)...:
            bytes.put(0xD2)
            put(Int32(truncatingIfNeeded: value))
        default:
            bytes.put(0xD3)
            put(value)
        }
    }

    /// Writes 64 bits of floating point.
    @inlinable
    public mutating func writeDouble(_ value: Double) {
        bytes.reserve(9)
        bytes.put(0xCB)
        put(value.bitPattern)
    }

    /// Writes 32 bits of floating point.
    @inlinable
    public mutating func writeFloat(_ value: Float) {
        bytes.reserve(5)
        bytes.put(0xCA)
        put(value.bitPattern)
    }

    /// Writes a string.
    @inlinable
    public mutating func writeString(_ text: String) {
        withUnsafePointer(to: text) { writeString(at: $0) }
    }

    /// Writes a string in memory.
    @inlinable @inline(__always)
    mutating func writeString(at place: UnsafePointer<String>) {
        guard _fastPath(isSmallTextKnown), let (low, high, count) = SmallText.words(at: place) else {
            return writeLongString(place.pointee)
        }
        bytes.reserve(24)
        bytes.put(0xA0 | UInt8(truncatingIfNeeded: count))
        let to = UnsafeMutableRawPointer(bytes.place)
        to.storeBytes(of: low.littleEndian, as: UInt64.self)
        (to + 8).storeBytes(of: high.littleEndian, as: UInt64.self)
        bytes.place += count
    }

    @inline(never) @usableFromInline
    mutating func writeLongString(_ text: String) {
        var text = text
        text.withUTF8 {
            if $0.count < 32 {
                bytes.append(0xA0 | UInt8(truncatingIfNeeded: $0.count))
            } else {
                putHeader($0.count, short: nil, shortLimit: 0, eight: 0xD9, sixteen: 0xDA, thirtyTwo: 0xDB)
            }
            if let base = $0.baseAddress, state.error == nil { bytes.append(base, $0.count) }
        }
    }

    /// Writes a string.
    @inlinable
    public mutating func writePlainText(_ text: String) { writeString(text) }

    /// Writes binary.
    public mutating func writeBytes(_ binary: UnsafeRawBufferPointer) {
        putHeader(binary.count, short: nil, shortLimit: 0, eight: 0xC4, sixteen: 0xC5, thirtyTwo: 0xC6)
        if let base = binary.baseAddress, state.error == nil { bytes.append(base.assumingMemoryBound(to: UInt8.self), binary.count) }
    }

    /// Writes the timestamp extension, in 4, 8 or 12 bytes.
    public mutating func writeDate(_ date: Date) {
        let (seconds, nanoseconds) = MessagePackTimestamp.parts(of: date)
        bytes.reserve(15)
        if seconds >= 0, seconds < 1 << 34 {
            if nanoseconds == 0, seconds <= UInt32.max {
                bytes.put(0xD6)
                bytes.put(0xFF)
                put(UInt32(truncatingIfNeeded: seconds))
            } else {
                bytes.put(0xD7)
                bytes.put(0xFF)
                put(UInt64(nanoseconds) << 34 | UInt64(truncatingIfNeeded: seconds))
            }
        } else {
            bytes.put(0xC7)
            bytes.put(12)
            bytes.put(0xFF)
            put(nanoseconds)
            put(seconds)
        }
    }

    // MARK: Structure

    /// Starts an array.
    @inlinable @inline(__always)
    public mutating func beginArray(_ count: Int) -> WriterMark {
        if count < 16 {
            bytes.append(0x90 | UInt8(truncatingIfNeeded: count))
        } else {
            putHeader(count, short: nil, shortLimit: 0, eight: nil, sixteen: 0xDC, thirtyTwo: 0xDD)
        }
        return WriterMark(0)
    }

    /// Does nothing.
    @inlinable @inline(__always)
    public mutating func nextElement(_ array: inout WriterMark) {}

    /// Does nothing.
    @inlinable @inline(__always)
    public mutating func endArray(_ array: WriterMark) {}

    /// Starts an object; how many keys it has is filled in at its end.
    @inlinable @inline(__always)
    public mutating func beginModel(_ layout: ModelLayout) -> WriterModel {
        var model = WriterModel(bytes.count, state.layout(layout), state)
        beginCounted(model.layout.count &+ (state.tag == nil ? 0 : 1), &model.mark)
        return model
    }

    @inlinable @inline(__always)
    mutating func beginCounted(_ most: Int, _ mark: inout WriterMark) {
        // The width follows the largest number that there may be; the number itself comes last.
        if _fastPath(most < 16) { bytes.append(0x80) } else { beginWide(most) }
        if _slowPath(state.tag != nil) { writeTag(&mark) }
    }

    @inline(never) @usableFromInline
    mutating func beginWide(_ most: Int) {
        bytes.reserve(5)
        if most < 0x1_0000 {
            bytes.put(0xDE)
            put(0 as UInt16)
        } else {
            bytes.put(0xDF)
            put(0 as UInt32)
        }
    }

    @inline(never) @usableFromInline
    mutating func writeTag(_ mark: inout WriterMark) {
        guard let (key, name) = state.tag else { return }
        state.tag = nil
        bytes.appendPadded(key.pointee.pack, key.pointee.packLength)
        writeString(name.pointee.text)
        mark.count += 1
    }

    /// Writes the key of a field.
    @inlinable @inline(__always)
    public mutating func writeKey(_ index: Int, _ model: inout WriterModel) {
        let entry = model.layout.header.pointee.entries + index
        bytes.appendPadded(entry.pointee.pack, entry.pointee.packLength)
        model.mark.count &+= 1
    }

    /// Ends a model.
    @inlinable @inline(__always)
    public mutating func endModel(_ model: WriterModel) {
        state.plan = model.outerPlan
        endObject(model.mark)
    }

    /// Starts an object of any keys.
    @inlinable
    public mutating func beginObject(_ count: Int) -> WriterMark {
        var mark = WriterMark(bytes.count)
        beginCounted(count &+ (state.tag == nil ? 0 : 1), &mark)
        return mark
    }

    /// Writes a key.
    @inlinable
    public mutating func writeKey(_ key: String, _ object: inout WriterMark) {
        writeString(key)
        object.count &+= 1
    }

    /// Fills in how many keys there are.
    @inlinable @inline(__always)
    public mutating func endObject(_ object: WriterMark) {
        let header = bytes.base + object.start
        if _fastPath(header.pointee == 0x80) {
            header.pointee = 0x80 | UInt8(truncatingIfNeeded: object.count)
        } else {
            endWide(object)
        }
    }

    @inline(never) @usableFromInline
    mutating func endWide(_ object: WriterMark) {
        let header = bytes.base + object.start
        let place = UnsafeMutableRawPointer(header + 1)
        if header.pointee == 0xDE {
            place.storeBytes(of: UInt16(truncatingIfNeeded: object.count).bigEndian, as: UInt16.self)
        } else {
            place.storeBytes(of: UInt32(truncatingIfNeeded: object.count).bigEndian, as: UInt32.self)
        }
    }

    /// Writes a value in memory: a string without retaining it.
    @inlinable @inline(__always)
    public mutating func write<Value: WireValue>(at place: UnsafePointer<Value>) {
        if Value.self == String.self {
            writeString(at: UnsafeRawPointer(place).assumingMemoryBound(to: String.self))
        } else if _isPOD(Value.self) {
            place.pointee.writeMessagePack(to: &self)
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
    private mutating func writePinned<Value: WireValue>(_ pinned: borrowing Pinned<Value>) { pinned.value.writeMessagePack(to: &self) }

    /// Writes a value of any type.
    @inlinable @inline(__always)
    public mutating func write<Value: WireValue>(_ value: Value) { value.writeMessagePack(to: &self) }
}
