public import StarlingCore

/// Tells all errors as problem details (RFC 9457), `application/problem+json`.
///
/// ```swift
/// import Starling
/// import StarlingProblemDetails
///
/// Application(
///     handlers: [$order],
///     plugins: [
///         ProblemDetails(base: "https://example.com/problems", [
///             .map(OutOfStock.self) { error, _ in
///                 ProblemDetailsError(type: "out-of-stock", title: "Out of stock", status: .conflict, detail: "No \(error.item) left")
///             }
///         ])
///     ])
/// ```
/// An error of the framework, or an ``StarlingHTTP/HTTPError``, becomes
/// `{"type": "about:blank", "title": "Not Found", "status": 404, "detail": "No such book", "instance": "/books/7"}`.
public struct ProblemDetails: Plugin {
    /// What stands before each type that is no absolute URI; nil leaves types as they are.
    public var base: String?
    /// The problems of errors by their types.
    public var mappings: [ProblemMapping]

    /// Makes the plug-in.
    /// - Parameters:
    ///   - base: What stands before each type that is no absolute URI, such as `https://example.com/problems`. Default: nothing.
    ///   - mappings: The problems of errors by their types. Default: none.
    public init(base: String? = nil, _ mappings: [ProblemMapping] = []) {
        self.base = base
        self.mappings = mappings
    }

    /// Sets the error format, and adds an error handler for each mapping, before those that the application has.
    public func configure(_ application: inout Application) {
        application.errorFormat = ProblemFormat(base: base)
        application.options.errorHandlers.insert(contentsOf: mappings.map(\.handler), at: 0)
    }
}
