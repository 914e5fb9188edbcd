extension JSONWriter {
    /// Writes a string with the escapes that RFC 8259 demands and no others: slashes and everything beyond ASCII stay
    /// as they are.
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
        // Behind the text there are zeros; blanks in their place need no escape.
        let blanks = repeated(0x20)
        let isLong = count > 7
        let bits = UInt64(truncatingIfNeeded: count &* 8)
        let first = isLong ? low : low | blanks &<< bits
        let second = isLong ? high | blanks &<< (bits &- 64) : blanks
        if _slowPath((stringStops(first) | stringStops(second)) != 0) { return writeLongString(place.pointee) }
        bytes.reserve(24)
        bytes.put(UInt8(ascii: "\""))
        let to = UnsafeMutableRawPointer(bytes.place)
        to.storeBytes(of: low.littleEndian, as: UInt64.self)
        (to + 8).storeBytes(of: high.littleEndian, as: UInt64.self)
        bytes.place += count
        bytes.put(UInt8(ascii: "\""))
    }

    /// Writes a string of any length.
    @inline(never) @usableFromInline
    mutating func writeLongString(_ text: String) {
        // Without a copy of the string, which would have to be retained.
        if text.utf8.withContiguousStorageIfAvailable({ writeQuoted($0) }) == nil { writeForeign(text) }
    }

    /// Writes a string whose bytes are not in memory, as Objective-C may have them.
    @inline(never) @usableFromInline
    mutating func writeForeign(_ text: String) { Array(text.utf8).withUnsafeBufferPointer { writeQuoted($0) } }

    /// Copies the string while looking for what must be escaped.
    @inlinable @inline(__always)
    mutating func writeQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        let count = text.count
        // The quotes, and a whole word at the end.
        bytes.reserve(count &+ 10)
        bytes.put(UInt8(ascii: "\""))
        guard let from = text.baseAddress else {
            bytes.put(UInt8(ascii: "\""))
            return
        }
        let to = bytes.place
        var index = 0
        while count &- index >= 16 {
            let low = word(at: from + index)
            let high = word(at: from + index + 8)
            let place = UnsafeMutableRawPointer(to + index)
            place.storeBytes(of: low.littleEndian, as: UInt64.self)
            (place + 8).storeBytes(of: high.littleEndian, as: UInt64.self)
            if _slowPath((stringStops(low) | stringStops(high)) != 0) { return writeEscaped(text, from: index) }
            index &+= 16
        }
        if count &- index >= 8 {
            let part = word(at: from + index)
            UnsafeMutableRawPointer(to + index).storeBytes(of: part.littleEndian, as: UInt64.self)
            if _slowPath(stringStops(part) != 0) { return writeEscaped(text, from: index) }
            index &+= 8
        }
        if index < count {
            if count >= 8 {
                // The last eight bytes, some of which were seen before.
                let last = count &- 8
                let part = word(at: from + last)
                UnsafeMutableRawPointer(to + last).storeBytes(of: part.littleEndian, as: UInt64.self)
                if _slowPath(stringStops(part) != 0) { return writeEscaped(text, from: index) }
            } else {
                while index < count {
                    let byte = from[index]
                    to[index] = byte
                    if _slowPath(JSONText.needsEscape(byte)) { return writeEscaped(text, from: index) }
                    index &+= 1
                }
            }
        }
        bytes.place = to + count
        bytes.put(UInt8(ascii: "\""))
    }

    /// Writes the rest of a string in which something must be escaped.
    @inline(never) @usableFromInline
    mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        bytes.place += start
        // At worst every byte becomes six.
        bytes.reserve((text.count - start) * 6 + 9)
        guard let from = text.baseAddress else { return }
        var index = start
        while index < text.count {
            // Up to eight plain bytes at once.
            if text.count - index >= 8 {
                let part = word(at: from + index)
                let stops = stringStops(part)
                UnsafeMutableRawPointer(bytes.place).storeBytes(of: part.littleEndian, as: UInt64.self)
                let plain = stops == 0 ? 8 : stops.trailingZeroBitCount / 8
                bytes.place += plain
                index += plain
                if stops == 0 { continue }
            }
            let byte = from[index]
            if JSONText.needsEscape(byte) { JSONText.escape(byte) { bytes.put($0) } } else { bytes.put(byte) }
            index += 1
        }
        bytes.put(UInt8(ascii: "\""))
    }

    /// Writes a string that has nothing to escape.
    @inlinable
    public mutating func writePlainText(_ text: String) {
        var text = text
        text.withUTF8 {
            bytes.reserve($0.count &+ 2)
            bytes.put(UInt8(ascii: "\""))
            if let from = $0.baseAddress { bytes.append(from, $0.count) }
            bytes.append(UInt8(ascii: "\""))
        }
    }
}
