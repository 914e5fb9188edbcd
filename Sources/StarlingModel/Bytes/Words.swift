// Eight bytes of text at a time, as one word: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord

/// A word of eight equal bytes.
@inlinable @inline(__always)
func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

/// The high bit of every byte that ends the plain part of a JSON string: a quote, a backslash, or a control character.
/// Bytes above 0x7F are plain. Only the lowest mark is sure to be right, as a borrow may run into the bytes above it.
@inlinable @inline(__always)
func stringStops(_ word: UInt64) -> UInt64 {
    let quotes = word ^ repeated(0x22)
    let backslashes = word ^ repeated(0x5C)
    let marks =
        ((quotes &- repeated(1)) & ~quotes) | ((backslashes &- repeated(1)) & ~backslashes)
        | ((word &- repeated(0x20)) & ~word)
    return marks & repeated(0x80)
}

/// Sixteen bytes of text from a place on, as two words; zeros stand for what is beyond the end.
@inlinable @inline(__always)
func window(_ place: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> (low: UInt64, high: UInt64) {
    if _fastPath(end - place >= 16) { return (word(at: place), word(at: place + 8)) }
    return lastWindow(place, start, end)
}

/// The same for the last bytes of a text: of the 16 bytes before the end, or byte by byte when there are not so many.
@usableFromInline
func lastWindow(_ place: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> (low: UInt64, high: UInt64) {
    let count = end - place
    guard count > 0 else { return (0, 0) }
    if end - start >= 16 {
        let low = word(at: end - 16)
        let high = word(at: end - 8)
        let shift = UInt64(truncatingIfNeeded: (16 &- count) &* 8)
        return shift < 64 ? (low &>> shift | high &<< (64 &- shift), high &>> shift) : (high &>> (shift &- 64), 0)
    }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<count {
        if index < 8 { low |= UInt64(place[index]) << UInt64(index * 8) } else { high |= UInt64(place[index]) << UInt64(index * 8 - 64) }
    }
    return (low, high)
}

/// Eight bytes of memory, the first of them lowest.
@inlinable @inline(__always)
func word(at place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
}
