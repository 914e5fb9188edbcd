import HTTPTypes

extension Response {
    /// The answer in place of one whose file could not be opened.
    package static func fileFailure(_ error: any Error) -> Response {
        let isMissing = (error as? FileError)?.isMissing ?? false
        let (status, detail): (HTTPResponse.Status, String) =
            isMissing ? (.notFound, "Not Found") : (.internalServerError, "Internal Server Error")
        return Response("{\"status_code\":\(status.code),\"detail\":\"\(detail)\"}", status: status, media: .json)
    }
}
