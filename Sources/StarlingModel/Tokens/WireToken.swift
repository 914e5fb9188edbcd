#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A piece of a document that was taken apart.
enum WireToken {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A whole number beyond `Int64.max`.
    case unsigned(UInt64)
    case double(Double)
    /// A number as its digits, so that a `Decimal` loses none.
    case number(String)
    case string(String)
    case bytes([UInt8])
    case date(Date)
    /// A list of so many values, which follow; `end` is the place behind them.
    case array(count: Int, end: Int)
    /// The values of one name in a form, each a string: a list, or a single value, of which the last counts.
    case texts(count: Int, end: Int)
    /// So many keys, each followed by its value; `end` is the place behind them.
    case object(count: Int, end: Int)
    case key(String)

    var kind: WireKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .integer, .unsigned: .integer
        // What has no sign of a fraction is a whole number, if a very long one.
        case .number(let text): text.utf8.contains(where: continuesNumber) ? .float : .integer
        case .double: .float
        case .string, .texts, .key: .string
        case .bytes: .bytes
        case .date: .extension
        case .array: .array
        case .object: .object
        }
    }

    /// The text of a raw value.
    var rawText: String? {
        switch self {
        case .integer(let value): value.description
        case .unsigned(let value): value.description
        case .number(let text), .string(let text): text
        default: nil
        }
    }
}
