import HTTPTypes
import StarlingHTTP

extension Request {
    /// Refuses a body with a content coding that nothing has undone: read as it is, it would be garbage.
    func checkContentCoding() throws(HTTPError) {
        guard let coding = headers.contentCodings.first, bodyLength != 0 else { return }
        throw HTTPError(
            .unsupportedMediaType, "Unsupported content coding `\(coding)`: expected identity", headers: [.acceptEncoding: "identity"])
    }
}
