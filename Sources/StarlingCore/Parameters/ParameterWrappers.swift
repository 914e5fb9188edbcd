/// Takes an argument from a variable of the path; needed only when their names differ: `@Path("user_id") id: Int`.
///
/// The constraints are checked after reading; a value that breaks one is answered 400, a text that is no value of the type 404.
@propertyWrapper
public struct Path<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - name: The variable's name. Default: the argument's.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this.
    ///   - minLength: A text must have so many characters.
    ///   - maxLength: A text may have so many characters.
    ///   - minItems: A list must have so many elements.
    ///   - maxItems: A list may have so many elements.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    ///   - deprecated: Whether the documentation advises against it.
    @inlinable
    public init(
        wrappedValue: Value, _ name: String? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
        le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, minItems: Int? = nil, maxItems: Int? = nil, title: String? = nil, description: String? = nil,
        deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }
}

/// Takes an argument from the query: `@Query("page-size", ge: 1, le: 100) pageSize: Int = 20`.
///
/// A name that comes more than once gives its last value, or all of them to a list. A missing or bad value is answered 400.
@propertyWrapper
public struct Query<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - name: The parameter's name. Default: the argument's.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this.
    ///   - minLength: A text must have so many characters.
    ///   - maxLength: A text may have so many characters.
    ///   - minItems: A list must have so many elements.
    ///   - maxItems: A list may have so many elements.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    ///   - deprecated: Whether the documentation advises against it.
    @inlinable
    public init(
        wrappedValue: Value, _ name: String? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
        le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, minItems: Int? = nil, maxItems: Int? = nil, title: String? = nil, description: String? = nil,
        deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }
}

/// Takes an argument from a header field: `@Header apiKey: String` reads `api-key`, `@Header("X-Token") token: String` reads `X-Token`.
///
/// A missing or bad value is answered 400.
@propertyWrapper
public struct Header<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - name: The field's name. Default: the argument's, `apiKey` as `api-key`.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this.
    ///   - minLength: A text must have so many characters.
    ///   - maxLength: A text may have so many characters.
    ///   - minItems: A list must have so many elements.
    ///   - maxItems: A list may have so many elements.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    ///   - deprecated: Whether the documentation advises against it.
    @inlinable
    public init(
        wrappedValue: Value, _ name: String? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
        le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, minItems: Int? = nil, maxItems: Int? = nil, title: String? = nil, description: String? = nil,
        deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }
}

/// Takes an argument from a cookie: `@Cookie("session") session: String?`.
///
/// A missing or bad value is answered 400.
@propertyWrapper
public struct Cookie<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - name: The cookie's name. Default: the argument's.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this.
    ///   - minLength: A text must have so many characters.
    ///   - maxLength: A text may have so many characters.
    ///   - minItems: A list must have so many elements.
    ///   - maxItems: A list may have so many elements.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    ///   - deprecated: Whether the documentation advises against it.
    @inlinable
    public init(
        wrappedValue: Value, _ name: String? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
        le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, minItems: Int? = nil, maxItems: Int? = nil, title: String? = nil, description: String? = nil,
        deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }
}

/// Takes an argument from the body; needed only when it is not named `data`.
@propertyWrapper
public struct Body<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    @inlinable
    public init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
    }
}

/// Takes an argument from a provider: `@Inject users: UserRepository`, or `@Inject("replica") db: Database` from one of another name.
///
/// Without a provider of the argument's name, the only one whose value has its type is taken.
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
