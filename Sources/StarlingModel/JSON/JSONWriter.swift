/// Appends the tokens of compact JSON to one buffer of bytes.
///
/// It checks nothing: which token comes next is the caller's business. Every element of an array and every member
/// of an object is followed by a comma, and the closing bracket takes the place of the last one, so that nobody has
/// to remember whether an element is the first.
struct JSONWriter {
    /// The text, and unused zeros up to the end: writing into bytes that exist is cheaper than appending each.
    private var bytes: [UInt8]
    /// How many bytes are written.
    private(set) var count = 0

    /// An empty writer.
    /// - Parameter capacity: How many bytes fit before the buffer grows, at least 1.
    init(capacity: Int = 256) { bytes = [UInt8](repeating: 0, count: max(capacity, 1)) }

    /// The written bytes. The writer is empty afterwards.
    mutating func finish() -> [UInt8] {
        var result: [UInt8] = []
        swap(&result, &bytes)
        result.removeLast(result.count - count)
        count = 0
        return result
    }

    /// The byte at a place below ``count``.
    subscript(position: Int) -> UInt8 { bytes[position] }

    /// Forgets everything from a place on.
    mutating func truncate(to count: Int) { self.count = count }

    /// Removes bytes from the middle.
    mutating func remove(_ range: Range<Int>) {
        bytes.removeSubrange(range)
        count -= range.count
    }

    // MARK: Structure

    /// Writes a bracket.
    mutating func open(_ bracket: UInt8) { byte(bracket) }

    /// Writes a bracket, in place of the comma that follows the last element if there is one.
    mutating func close(_ bracket: UInt8) {
        // No value ends in a comma, so this one separates.
        if count > 0, bytes[count - 1] == UInt8(ascii: ",") { count -= 1 }
        byte(bracket)
    }

    /// Ends an element or a member.
    mutating func comma() { byte(UInt8(ascii: ",")) }

    /// Writes the name of a member and the colon.
    mutating func key(_ name: String) {
        var name = name
        name.withUTF8 { quoted($0, before: UInt8(ascii: ":")) }
    }

    // MARK: Values

    /// Writes `null`.
    mutating func null() { raw("null") }

    /// Writes `true` or `false`.
    mutating func bool(_ value: Bool) { value ? raw("true") : raw("false") }

    /// Writes a string in quotes, with the escapes that RFC 8259 demands and no others: slashes and everything
    /// beyond ASCII stay as they are.
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { quoted($0, before: nil) }
    }

    /// Writes a string in quotes that is known to hold nothing to escape.
    mutating func plainString(_ text: String) {
        byte(UInt8(ascii: "\""))
        raw(text)
        byte(UInt8(ascii: "\""))
    }

    /// Writes text as it is: a word of JSON, or a key with its quotes and its colon.
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { append($0) }
    }

    /// Writes text as it is.
    mutating func raw(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Writes bytes of another writer as they are.
    mutating func raw(_ other: JSONWriter, _ range: Range<Int>) {
        other.bytes.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    // MARK: Bytes

    /// Writes one byte.
    @inline(__always)
    mutating func byte(_ byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count += 1
    }

    /// Lets a closure write into the next bytes, and counts those that it says it wrote.
    /// - Parameters:
    ///   - capacity: How many bytes it may write.
    ///   - write: Gets exactly that many bytes.
    @inline(__always)
    mutating func fill(_ capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        reserve(capacity)
        let start = count
        count += bytes.withUnsafeMutableBufferPointer {
            write(UnsafeMutableBufferPointer(rebasing: $0[start..<start + capacity]))
        }
    }

    @inline(__always)
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        fill(text.count) { $0.update(fromContentsOf: text) }
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if bytes.count - count < more { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, more)))
    }

    /// Writes a string in quotes, and a byte after it.
    private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>, before next: UInt8?) {
        let end = JSONEscape.plainEnd(of: text, from: 0)
        guard end == text.count else { return escaped(text, plain: end, before: next) }
        fill(text.count + 3) { bytes in
            bytes[0] = UInt8(ascii: "\"")
            _ = bytes[1...].update(fromContentsOf: text)
            bytes[text.count + 1] = UInt8(ascii: "\"")
            guard let next else { return text.count + 2 }
            bytes[text.count + 2] = next
            return text.count + 3
        }
    }

    /// Writes a string of which something must be escaped.
    /// - Parameters:
    ///   - text: The string.
    ///   - plain: How many bytes are known to need no escape.
    ///   - next: A byte to write after it.
    @inline(never)
    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>, plain: Int, before next: UInt8?) {
        byte(UInt8(ascii: "\""))
        append(UnsafeBufferPointer(rebasing: text[..<plain]))
        for value in text[plain...] {
            if JSONEscape.needsEscape(value) { escape(value) } else { byte(value) }
        }
        byte(UInt8(ascii: "\""))
        if let next { byte(next) }
    }

    private mutating func escape(_ value: UInt8) {
        byte(UInt8(ascii: "\\"))
        if let letter = JSONEscape.letter(for: value) {
            byte(letter)
        } else {
            raw("u00")
            byte(JSONEscape.hexDigit(value >> 4))
            byte(JSONEscape.hexDigit(value & 0xF))
        }
    }
}
