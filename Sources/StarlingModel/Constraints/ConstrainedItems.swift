/// A collection whose items can be constrained one by one and in their number: `Array` and `Set`.
///
/// It keeps the rules for items away from collections that are one value, such as `String`. A collection of your
/// own adopts it with one property.
public protocol ConstrainedItems: Collection {
    /// Whether an item's position is also its position in the input, so that a fault can name it.
    static var isOrdered: Bool { get }
}

extension Array: ConstrainedItems {
    /// `true`.
    public static var isOrdered: Bool { true }
}

extension Set: ConstrainedItems {
    /// `false`: the order of a set is not that of the input.
    public static var isOrdered: Bool { false }
}
