public import StarlingHTTP

/// Takes an argument from the body; needed only when it is not named `data`, or is no JSON: `@Body(media: .urlEncoded) login: Login`.
///
/// `.json`, `.messagePack`, `.urlEncoded` and `.multipart` also say how a model is read; of any other media type it is read as JSON.
@propertyWrapper
public struct Body<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - media: The media type that the body must have: a request that says another is answered 415. `image/*` takes every image.
    ///     Default: it may have any, and is read as JSON.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    @inlinable
    public init(wrappedValue: Value, media: MediaType? = nil, title: String? = nil, description: String? = nil) {
        self.wrappedValue = wrappedValue
    }

    /// Read by the handler's macro: `@Body(media: [.json, .urlEncoded]) login: Login`.
    /// - Parameters:
    ///   - media: The media types that the body may have. What says none is read as the first of them.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    @inlinable
    public init(wrappedValue: Value, media: [MediaType], title: String? = nil, description: String? = nil) {
        self.wrappedValue = wrappedValue
    }
}
