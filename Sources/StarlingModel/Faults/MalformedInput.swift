/// Input that cannot be read at all, such as JSON with a missing brace.
public struct MalformedInput: Error, Sendable {
    /// The format that was expected, such as `JSON`.
    public var format: String
    /// What is wrong, in words.
    public var reason: String

    /// Makes an error.
    public init(format: String, reason: String) {
        self.format = format
        self.reason = reason
    }

    /// The same as a fault of code ``FaultCode/malformed``, so that a ``FaultCatalogue`` can word it.
    public var fault: Fault { Fault(.malformed, ["format": format, "reason": reason]) }
}
