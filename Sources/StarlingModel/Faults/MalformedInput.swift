/// Input that cannot be read at all, such as JSON with a missing brace.
public struct MalformedInput: Error, Sendable, Hashable {
    /// The format that was expected, such as `JSON`.
    public var format: String
    /// What is wrong, in words.
    public var reason: String
    /// The number of bytes before the place where it is wrong; `nil` when that is not known.
    public var offset: Int?

    /// Makes an error.
    public init(format: String, reason: String, offset: Int? = nil) {
        self.format = format
        self.reason = reason
        self.offset = offset
    }

    /// The same as a fault of code ``FaultCode/malformed``, so that a ``FaultCatalogue`` can word it.
    public var fault: Fault {
        Fault(.malformed, ["format": format, "reason": offset.map { "\(reason) (byte \($0))" } ?? reason])
    }
}
