extension JSONWriter {
    /// Puts the members of the object that has just been written in the order of their keys' bytes.
    @inline(never) @usableFromInline
    mutating func sortKeys(from start: Int) {
        let text = UnsafeBufferPointer(start: bytes.base + start, count: bytes.count - start)
        var members: [Range<Int>] = []
        var first = 1
        var depth = 0
        var index = 1
        while index < text.count - 1 {
            switch text[index] {
            case UInt8(ascii: "\""): index = Self.endOfString(text, from: index)
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                members.append(first..<index)
                first = index + 1
            default: break
            }
            index += 1
        }
        guard !members.isEmpty else { return }
        members.append(first..<text.count - 1)
        func key(_ member: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
            text[member.lowerBound + 1..<Self.endOfString(text, from: member.lowerBound)]
        }
        let sorted = members.sorted { key($0).lexicographicallyPrecedes(key($1)) }.flatMap { text[$0] + [UInt8(ascii: ",")] }
        (bytes.base + start + 1).update(from: sorted, count: sorted.count - 1)
    }

    /// The place of the quote that ends a string.
    private static func endOfString(_ text: UnsafeBufferPointer<UInt8>, from quote: Int) -> Int {
        var index = quote + 1
        while text[index] != UInt8(ascii: "\"") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return index
    }
}
