extension FileError: HTTPErrorConvertible {
    /// 404 for a file that is missing. Any other reason is no business of the client: 500.
    public var httpError: HTTPError { isMissing ? .notFound() : .internalServerError(description) }
}
