#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JSONWriter {
    /// Writes a value whose type has a form of its own here; `false` if it has none, and nothing is written.
    ///
    /// These are the types with a token of JSON, which would otherwise take the way through a container, and those
    /// whose own encoding says too little to a reader that is not Swift: a `Date` encodes itself as seconds since
    /// 2001, a `Decimal` as its mantissa, a `Duration` as two halves of a number.
    // Not inlined: the room for its variables would be taken on the stack at every level of a nested value.
    @inline(never)
    mutating func known<Value>(_ value: Value) -> Bool {
        // Comparing types one after the other is much cheaper than a dynamic cast, which looks up conformances.
        if let value = same(value, as: String.self) {
            string(value)
        } else if let value = same(value, as: Int.self) {
            integer(value)
        } else if let value = same(value, as: Bool.self) {
            bool(value)
        } else if let value = same(value, as: Double.self) {
            floatingPoint(value)
        } else if let value = same(value, as: [String].self) {
            array(value) { $0.string($1) }
        } else if let value = same(value, as: [Int].self) {
            array(value) { $0.integer($1) }
        } else if let value = same(value, as: [Double].self) {
            array(value) { $0.floatingPoint($1) }
        } else {
            return knownText(value) || knownNumber(value)
        }
        return true
    }

    /// Types that are written as a string.
    @inline(never)
    private mutating func knownText<Value>(_ value: Value) -> Bool {
        if let value = same(value, as: Date.self) {
            plainString(value.parameterText)
        } else if let value = same(value, as: UUID.self) {
            plainString(value.parameterText)
        } else if let value = same(value, as: URL.self) {
            string(value.absoluteString)
        } else if let value = same(value, as: Data.self) {
            plainString(value.base64EncodedString())
        } else if let value = same(value, as: Decimal.self) {
            // A number would lose digits in readers that know only `Double`.
            if value.isNaN { null() } else { plainString(value.parameterText) }
        } else if let value = same(value, as: Duration.self) {
            plainString(value.parameterText)
        } else {
            return false
        }
        return true
    }

    /// Numbers that come less often.
    @inline(never)
    private mutating func knownNumber<Value>(_ value: Value) -> Bool {
        if let value = same(value, as: Float.self) {
            floatingPoint(value)
        } else if let value = same(value, as: Int64.self) {
            integer(value)
        } else if let value = same(value, as: Int32.self) {
            integer(value)
        } else if let value = same(value, as: UInt8.self) {
            integer(value)
        } else {
            // The other widths write themselves into a single value container.
            return false
        }
        return true
    }

    private mutating func array<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        open(UInt8(ascii: "["))
        for element in elements {
            write(&self, element)
            comma()
        }
        close(UInt8(ascii: "]"))
    }

    /// The value as the type that it has; `nil` if it has another.
    @inline(__always)
    private func same<Value, Known>(_ value: Value, as type: Known.Type) -> Known? {
        // Sound, because the types are identical; `as?` takes ten times as long.
        Value.self == Known.self ? unsafeBitCast(value, to: Known.self) : nil
    }
}
