/// The handler attributes by name.
enum HandlerKind: String, CaseIterable {
    case get = "Get"
    case post = "Post"
    case put = "Put"
    case patch = "Patch"
    case delete = "Delete"
    case head = "Head"
    case options = "Options"
    case route = "Route"

    /// The name of the `HTTPRequest.Method` member, or nil where the attribute lists its methods itself.
    var method: String? {
        self == .route ? nil : rawValue.lowercased()
    }
}
