extension RequestBodyError: HTTPErrorConvertible {
    /// 413 for a body that is too long, 400 for one that is broken; 500 for reading it twice, which is no fault of the client.
    public var httpError: HTTPError {
        switch self {
        case .tooLarge: .contentTooLarge("Request Entity Too Large")
        case .malformed(let detail): .badRequest(detail)
        case .clientGone: .badRequest("The body broke off")
        case .alreadyConsumed: .internalServerError("The body was read before")
        }
    }
}
