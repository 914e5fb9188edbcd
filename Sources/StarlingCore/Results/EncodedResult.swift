/// A result of the framework that becomes an answer in a way of its own, such as ``Streamed`` and ``Redirect``. A result of yours is a
/// ``ResponseConvertible`` type.
public protocol EncodedResult: Sendable {
    /// How it becomes an answer.
    static var encoder: ResultEncoder<Self> { get }
}
