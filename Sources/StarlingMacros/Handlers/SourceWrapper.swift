/// The wrappers that say where an argument comes from.
enum SourceWrapper: String {
    case path = "Path"
    case query = "Query"
    case header = "Header"
    case cookie = "Cookie"
    case inject = "Inject"
    case body = "Body"

    /// The case of `ParameterSource`, or nil for the body.
    var source: String? {
        switch self {
        case .body: nil
        case .inject: "injected"
        default: rawValue.lowercased()
        }
    }
}
