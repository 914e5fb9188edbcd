/// An error that can be told as an ``HTTPError``: it has a status of its own wherever it is thrown.
///
/// ```swift
/// struct OutOfStock: Error, HTTPErrorConvertible {
///     var item: String
///     var httpError: HTTPError { HTTPError(.conflict, "No \(item) left", extra: ["item": item]) }
/// }
/// ```
/// Any other error is unexpected: it is logged and answered 500. So is one whose `httpError` has a status below 200, which is no answer.
public protocol HTTPErrorConvertible: Error {
    /// The same as an error that knows which answer it becomes.
    var httpError: HTTPError { get }
}

extension HTTPError: HTTPErrorConvertible {
    /// Itself.
    public var httpError: HTTPError { self }
}
