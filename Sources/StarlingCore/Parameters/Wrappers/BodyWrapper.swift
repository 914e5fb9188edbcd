public import StarlingHTTP

/// Takes an argument from the body; needed only when it is not named `data`: `@Body(media: "image/png") picture: [UInt8]`.
@propertyWrapper
public struct Body<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - media: The media type that the body must have: a request that says another is answered 415. `image/*` takes every image.
    ///     Default: it may have any.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    @inlinable
    public init(wrappedValue: Value, media: MediaType? = nil, title: String? = nil, description: String? = nil) {
        self.wrappedValue = wrappedValue
    }
}
