/// Takes an argument from a provider: `@Inject users: UserRepository`, or `@Inject("replica") db: Database` from one of another name.
///
/// Without a provider of the argument's name, the only one whose value has its type is taken; for an optional without one, the only one of
/// the type that it wraps.
@propertyWrapper
public struct Inject<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameter name: The provider's name. Default: the argument's.
    @inlinable
    public init(wrappedValue: Value, _ name: String? = nil) {
        self.wrappedValue = wrappedValue
    }
}
