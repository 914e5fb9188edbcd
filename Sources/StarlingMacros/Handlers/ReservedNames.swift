/// The argument names that mean something of their own.
enum ReservedNames {
    /// Parts of the request.
    static let parts: Set<String> = ["request", "headers", "cookies", "query", "body", "state"]
    /// Kept for a later release.
    static let later: Set<String> = ["socket"]
    /// All of them, and the body's own name.
    static let all = parts.union(later).union(["data"])
}
