public import StarlingCore

/// Says which problem the errors of one type are.
public struct ProblemMapping: Sendable {
    /// Throws the problem, which is then answered like one that a handler has thrown.
    let handler: ErrorHandler

    /// Makes problems of errors of a type, of classes that inherit from it, or, given a protocol, of all that conform to it.
    ///
    /// It is an error handler of the application: one of an inner layer for the same type takes its place, and so does one of the
    /// application.
    /// - Parameters:
    ///   - type: The type.
    ///   - problem: Makes the problem. An error that it throws is answered in the place of the first.
    public static func map<Failure>(
        _ type: Failure.Type, _ problem: @escaping @Sendable (Failure, RequestContext) async throws -> ProblemDetailsError
    ) -> ProblemMapping {
        ProblemMapping(handler: .on(type) { error, context in throw try await problem(error, context) })
    }
}
