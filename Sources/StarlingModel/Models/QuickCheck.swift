/// A first look at a field's rules, without the table: most values pass here, for a few instructions.
///
/// `false` means that the table has to be asked, which also knows what to say. Used by generated code.
public enum QuickCheck {
    /// Whether a number, a date or another ordered value is within its bounds. NaN is within none.
    @inlinable @inline(__always)
    public static func passes<Value: Comparable>(
        _ value: Value, gt: Value? = nil, ge: Value? = nil, lt: Value? = nil, le: Value? = nil
    ) -> Bool {
        if let gt, !(value > gt) { return false }
        if let ge, !(value >= ge) { return false }
        if let lt, !(value < lt) { return false }
        if let le, !(value <= le) { return false }
        return true
    }

    /// The same for an optional; `nil` passes.
    @inlinable @inline(__always)
    public static func passes<Value: Comparable>(
        _ value: Value?, gt: Value? = nil, ge: Value? = nil, lt: Value? = nil, le: Value? = nil
    ) -> Bool {
        guard let value else { return true }
        return passes(value, gt: gt, ge: ge, lt: lt, le: le)
    }

    /// Whether a whole number is within its bounds, and a multiple.
    @inlinable @inline(__always)
    public static func passes<Value: BinaryInteger>(
        _ value: Value, gt: Value? = nil, ge: Value? = nil, lt: Value? = nil, le: Value? = nil, multipleOf: Value?
    ) -> Bool {
        if let multipleOf, !value.isMultiple(of: multipleOf) { return false }
        return passes(value, gt: gt, ge: ge, lt: lt, le: le)
    }

    /// Whether a text is within its bounds. One of ASCII is settled by its bytes.
    @inlinable @inline(__always)
    public static func passes(_ value: String, minLength: Int? = nil, maxLength: Int? = nil) -> Bool {
        // A character has one to four bytes.
        let bytes = value.utf8.count
        if let maxLength, bytes > maxLength { return false }
        if let minLength, bytes < minLength &* 4 { return bytes >= minLength && value.utf8.allSatisfy { $0 < 0x80 } }
        return true
    }

    /// The same for an optional; `nil` passes.
    @inlinable @inline(__always)
    public static func passes(_ value: String?, minLength: Int? = nil, maxLength: Int? = nil) -> Bool {
        guard let value else { return true }
        return passes(value, minLength: minLength, maxLength: maxLength)
    }

    /// Whether a collection has so many items.
    @inlinable @inline(__always)
    public static func passes<Items: Collection>(_ value: Items, minItems: Int? = nil, maxItems: Int? = nil) -> Bool {
        let count = value.count
        if let minItems, count < minItems { return false }
        if let maxItems, count > maxItems { return false }
        return true
    }

    /// Whatever else there may be: the table has to be asked.
    @inlinable @inline(__always)
    @_disfavoredOverload
    public static func passes<Value>(
        _ value: Value, gt: Any? = nil, ge: Any? = nil, lt: Any? = nil, le: Any? = nil, multipleOf: Any? = nil,
        minLength: Int? = nil, maxLength: Int? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Bool { false }
}
