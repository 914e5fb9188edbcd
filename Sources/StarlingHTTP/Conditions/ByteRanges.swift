/// The parts that a client wants of something: the value of `Range` (RFC 9110, section 14.2).
///
/// ```swift
/// switch ByteRanges("bytes=0-499, -100")?.selection(of: 1000) {
/// case .parts(let parts): …           // [0..<500, 900..<1000]
/// ```
public struct ByteRanges: Sendable, Hashable {
    /// One part, as it was asked for.
    public enum Part: Sendable, Hashable {
        /// From a byte to another, which belongs to it; to the end when there is none.
        case from(Int, through: Int?)
        /// So many bytes at the end.
        case last(Int)
    }

    /// What of something is sent.
    public enum Selection: Sendable, Hashable {
        /// All of it: because nobody asked for less, or because they ask for too much at once.
        case whole
        /// These parts, in the order in which they were asked for; none is empty.
        case parts([Range<Int>])
        /// Nothing: it has none of the parts. The answer is 416.
        case unsatisfiable
    }

    /// How many parts one request may ask for. Who asks for more gets everything.
    public static let mostParts = 16

    /// The parts, in the order in which they were asked for.
    public let parts: [Part]

    /// Reads the value of a field. Nil when it asks for other units than bytes, or cannot be understood: such a field does not count.
    public init?(_ value: String) {
        let bytes = Array(value.utf8)
        guard let equals = bytes.firstIndex(of: 0x3D), Self.isBytes(bytes[..<equals]) else { return nil }
        var parts: [Part] = []
        for element in bytes[(equals + 1)...].split(separator: 0x2C) {
            let text = Self.trimmed(element)
            if text.isEmpty { continue }
            guard let part = Self.part(text) else { return nil }
            parts.append(part)
        }
        guard !parts.isEmpty else { return nil }
        self.parts = parts
    }

    private static func isBytes(_ unit: ArraySlice<UInt8>) -> Bool { unit.map { $0 | 0x20 } == Array("bytes".utf8) }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }

    private static func part(_ text: ArraySlice<UInt8>) -> Part? {
        guard let dash = text.firstIndex(of: 0x2D) else { return nil }
        let (start, end) = (text[..<dash], text[(dash + 1)...])
        if start.isEmpty { return number(end).map(Part.last) }
        guard let first = number(start) else { return nil }
        if end.isEmpty { return .from(first, through: nil) }
        guard let last = number(end), last >= first else { return nil }
        return .from(first, through: last)
    }

    /// A number without a sign. One that is too large for any file is the largest there is.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        var number = 0
        for digit in digits {
            let (product, isLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = product.addingReportingOverflow(Int(digit - 0x30))
            if isLarge || isLarger { return Int.max }
            number = sum
        }
        return number
    }

    /// What is sent of something of a length.
    ///
    /// Parts that overlap, or more than ``mostParts`` of them, would make a small request cost much: then it is all of it. So it is of
    /// something empty, of which there is no part.
    public func selection(of length: Int) -> Selection {
        if length == 0 || parts.count > Self.mostParts { return .whole }
        let ranges = parts.compactMap { $0.range(in: length) }
        if ranges.isEmpty { return .unsatisfiable }
        let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(sorted, sorted.dropFirst()) where next.lowerBound < one.upperBound { return .whole }
        return .parts(ranges)
    }
}

extension ByteRanges.Part {
    /// The bytes of something of a length; nil when it has none of them.
    fileprivate func range(in length: Int) -> Range<Int>? {
        switch self {
        case .from(let first, let last):
            guard first < length else { return nil }
            return first..<(last.map { min($0, length - 1) + 1 } ?? length)
        case .last(let count):
            return count == 0 ? nil : max(0, length - count)..<length
        }
    }
}
