/// How many bytes the body of a request may have.
public enum BodyLimit: Sendable, Hashable, ExpressibleByIntegerLiteral {
    /// So many; a longer body is answered 413.
    case bytes(Int)
    /// Any number.
    case unlimited

    /// So many bytes.
    public init(integerLiteral value: Int) { self = .bytes(value) }

    /// The number; nil for any.
    var count: Int? {
        switch self {
        case .bytes(let count): count
        case .unlimited: nil
        }
    }
}
