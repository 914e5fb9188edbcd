/// Why the URL of a route cannot be made.
public enum RouteReferenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The application has no such handler.
    case unknownHandler(SourceLocation)
    /// A variable has no value.
    case missingValue(variable: String, path: String)
    /// A value for a variable that the path has not.
    case unknownVariable(variable: String, path: String)
    /// A value that no path can carry: clients resolve `.` and `..` before they ask.
    case unfitValue(variable: String, value: String, path: String)
    /// The route holds for several hosts, and nothing says which of them is meant.
    case openHost(hosts: String, path: String)
    /// The route does not hold for the host that was chosen.
    case wrongHost(host: String, hosts: String, path: String)
    /// What an absolute URL was to begin with is no such beginning.
    case invalidBase(String)

    /// One line for a person.
    public var description: String {
        switch self {
        case .unknownHandler(let location): "the handler at \(location) is not registered with this application"
        case .missingValue(let variable, let path): "\(path) needs a value for `\(variable)`: add .with(\"\(variable)\", …)"
        case .unknownVariable(let variable, let path):
            "\(path) has no variable `\(variable)`; what belongs into the query is added by .query(\"\(variable)\", …)"
        case .unfitValue(let variable, let value, let path):
            "`\(value)` cannot be the `\(variable)` of \(path): clients take `.` and `..` out of a path before they ask for it"
        case .openHost(let hosts, let path): "\(path) holds for \(hosts), which is no single host: choose one by .host(\"…\")"
        case .wrongHost(let host, let hosts, let path): "\(path) holds for \(hosts), and `\(host)` is not among them"
        case .invalidBase(let base): "`\(base)` is no beginning of a URL, such as https://example.com"
        }
    }
}
