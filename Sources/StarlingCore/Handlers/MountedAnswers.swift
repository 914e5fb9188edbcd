import StarlingHTTP

/// Something of the framework's own that answers requests below a path. What it throws is the business of the layers around it.
struct MountedAnswers: Sendable {
    /// What it is called where routes are listed.
    let name: String
    /// Why it cannot be used, asked at start-up.
    let problems: @Sendable () -> [String]
    /// Answers a request, whose target is what is below the path.
    let answer: @Sendable (Request) async throws -> Response
}
