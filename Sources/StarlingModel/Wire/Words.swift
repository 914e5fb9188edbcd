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

/// Eight bytes of memory, the first of them lowest.
@inlinable @inline(__always)
func word(at place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
}
