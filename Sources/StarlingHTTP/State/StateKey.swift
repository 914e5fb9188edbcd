/// The name and type of something that is kept in a ``State``.
///
/// ```swift
/// extension StateKey<User> { static var user: Self { Self() } }
///
/// request.state[.user] = user
/// ```
public struct StateKey<Value: Sendable>: Sendable, Hashable {
    /// The name. Two keys are the same when their names and their types are.
    public let name: String

    /// Names something.
    /// - Parameter name: Default: the name of the property around.
    public init(_ name: String = #function) {
        self.name = name
    }
}
