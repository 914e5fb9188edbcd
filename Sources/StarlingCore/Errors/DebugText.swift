/// Values as the debug page shows them.
enum DebugText {
    private static let maximumLength = 2000

    /// The description of a value, as long as it can be read.
    static func of(_ value: Any) -> String { shortened(String(reflecting: value)) }

    /// The beginning of a long text.
    static func shortened(_ text: String) -> String {
        let shown = text.prefix(maximumLength)
        return shown.endIndex == text.endIndex ? text : shown + " …"
    }

    /// The value of a header field, without what lets a reader of the page in: pages are shown around.
    static func ofField(_ name: String, _ value: String) -> String {
        switch name {
        case "authorization", "proxy-authorization":
            let parts = value.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? "\(parts[0]) \(hidden)" : hidden
        case "cookie":
            return value.split(separator: ";").map { pair in
                pair.firstIndex(of: "=").map { "\(pair[..<$0])=\(hidden)" } ?? hidden
            }.joined(separator: ";")
        default:
            let isSecret = secretWords.contains { name.contains($0) }
            return isSecret ? hidden : shortened(value)
        }
    }

    private static let hidden = "•••"
    private static let secretWords = ["token", "secret", "password", "credential", "session", "api-key", "apikey"]
}
