/// The elements of a list with quoted texts in it (RFC 9110, section 5.6.1), from the last one to the first; empty ones are left out.
///
/// A list that is read from its end cannot be spoilt from its beginning, by a quote that is never closed for one.
struct ListEnd: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
    }

    mutating func next() -> ArraySlice<UInt8>? {
        while end > 0 {
            let element = last()
            if element.contains(where: { $0 != 0x20 && $0 != 0x09 }) { return element }
        }
        return nil
    }

    private mutating func last() -> ArraySlice<UInt8> {
        var (start, isQuoted) = (end, false)
        while start > 0 {
            let byte = bytes[start - 1]
            if byte == 0x2C, !isQuoted { break }
            if byte == 0x22, !(isQuoted && isEscaped(start - 1)) { isQuoted.toggle() }
            start -= 1
        }
        defer { end = start - 1 }
        return bytes[start..<end]
    }

    /// Whether an odd number of backslashes stands before a byte. Each of them stands before one quote alone, so that all are counted once.
    private func isEscaped(_ index: Int) -> Bool {
        !bytes[..<index].reversed().prefix { $0 == 0x5C }.count.isMultiple(of: 2)
    }
}
