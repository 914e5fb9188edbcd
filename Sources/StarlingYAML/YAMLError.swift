/// Why a result cannot be written as YAML: its values are nested more deeply than JSON may be that is read, or it is too large.
public struct YAMLError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with it, in words.
    public let reason: String

    /// One line for a person.
    public var description: String { "the result cannot be written as YAML: \(reason)" }
}
