import HTTPTypes

extension Request {
    /// What the body is said to be; nil when nothing is said.
    public var contentType: MediaType? { headers[.contentType].map { MediaType(rawValue: $0) } }

    /// What the client wants to be answered with.
    public var accept: Accept { Accept(headers) }
}

extension MediaType {
    /// The value of a parameter, such as `charset`; nil when there is none, or the type is malformed.
    public func parameter(_ name: String) -> String? {
        HeaderParameters(rawValue.utf8, quoting: .standard)?.parameters[name.lowercased()]
    }
}
