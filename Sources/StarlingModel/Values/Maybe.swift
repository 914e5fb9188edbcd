/// A value of a model that may be absent, null, or there: what a `PATCH` needs to tell "leave it" from "clear it".
///
/// ```swift
/// @Model
/// struct ProfileChange {
///     var name: Maybe<String>
///     var motto: Maybe<String>
/// }
///
/// change.motto.update(&profile.motto)   // absent: nothing; null: nil; a value: that value
/// ```
///
/// An absent value's key is not written. Outside of a model, where there is no key to leave out, it is written as null.
public enum Maybe<Wrapped> {
    /// There is no key.
    case absent
    /// The key is there, and null.
    case null
    /// There is a value.
    case value(Wrapped)

    /// A value, or null for `nil`.
    @inlinable
    public init(_ value: Wrapped?) {
        if let value { self = .value(value) } else { self = .null }
    }

    /// The value; `nil` when it is absent or null.
    @inlinable
    public var value: Wrapped? { if case .value(let value) = self { value } else { nil } }

    /// Whether there is no key.
    @inlinable
    public var isAbsent: Bool { if case .absent = self { true } else { false } }

    /// Whether the key is there, and null.
    @inlinable
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The same with another value; what is absent or null stays so.
    @inlinable
    public func map<Result, Failure: Error>(_ transform: (Wrapped) throws(Failure) -> Result) throws(Failure) -> Maybe<Result> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(try transform(value))
        }
    }

    /// Changes what it is about: nothing if it is absent, to `nil` if it is null.
    @inlinable
    public func update(_ target: inout Wrapped?) {
        switch self {
        case .absent: break
        case .null: target = nil
        case .value(let value): target = value
        }
    }
}

extension Maybe: Sendable where Wrapped: Sendable {}
extension Maybe: Equatable where Wrapped: Equatable {}
extension Maybe: Hashable where Wrapped: Hashable {}
