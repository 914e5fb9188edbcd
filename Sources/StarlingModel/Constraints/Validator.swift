/// A rule of your own for one field.
///
/// ```swift
/// extension Validator<String> {
///     static var slug: Validator { Validator("Expected a slug") { $0.allSatisfy { $0.isLetter || $0 == "-" } } }
/// }
///
/// @Model struct Post { @Field(validate: .slug) var slug: String }
/// ```
public struct Validator<Value: Sendable>: Sendable {
    /// What is wrong with the value; empty when nothing is.
    public let check: @Sendable (Value) -> [Fault]

    /// A rule that a value meets or not.
    /// - Parameters:
    ///   - reason: What clients are told when it does not.
    ///   - isValid: Whether it does.
    public init(_ reason: String = "Invalid value", _ isValid: @escaping @Sendable (Value) -> Bool) {
        check = { isValid($0) ? [] : [Fault(.invalidValue, ["reason": reason])] }
    }

    /// A rule that says itself what is wrong.
    /// - Parameter faults: Gives the faults, at paths below the value.
    public init(faults: @escaping @Sendable (Value) -> [Fault]) { check = faults }
}
