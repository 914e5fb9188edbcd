/// A path with its variables.
struct RoutePath {
    /// The path as it is written.
    let text: String
    /// The names of its variables, in order.
    let variables: [String]
}
