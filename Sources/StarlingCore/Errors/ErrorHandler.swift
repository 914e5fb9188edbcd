public import HTTPTypes
public import StarlingHTTP

/// Makes an answer of errors of one type, or of all that have one status.
///
/// ```swift
/// Application(
///     handlers: [$order],
///     errorHandlers: [
///         .on(OutOfStock.self) { error, _ in try Response(json: Shortage(error.item), status: .conflict) },
///         .status(.notFound) { _, context in Response("Nothing at \(context.request.path)", status: .notFound) },
///     ])
/// ```
/// Of those that fit, the most specific one is asked: one for the error's own type, then one for its status, then one for a class it
/// inherits from or a protocol it conforms to, then one for `any Error`. Of two for the same, that of the innermost layer is asked.
public struct ErrorHandler: Sendable {
    /// What a handler is for: two of the same take each other's place.
    enum Subject: Hashable, Sendable {
        case type(ObjectIdentifier)
        case status(Int)
    }

    let subject: Subject
    /// Whether it takes whatever comes, mistakes of the service among them: one for a status, or for a type that says nothing of the error.
    let isGeneral: Bool
    /// How well it fits an error with a status: the smaller the better; nil when it does not.
    let rank: @Sendable (any Error, Int) -> Int?
    let handle: @Sendable (any Error, RequestContext) async throws -> Response

    /// Answers errors of a type, of classes that inherit from it, or, given a protocol (`(any Error).self`), of all that conform to it.
    /// - Parameters:
    ///   - type: The type.
    ///   - handle: Makes the answer. An error that it throws is answered by the framework itself.
    public static func on<Failure>(
        _ type: Failure.Type, _ handle: @escaping @Sendable (Failure, RequestContext) async throws -> Response
    ) -> ErrorHandler {
        ErrorHandler(subject: .type(ObjectIdentifier(type)), isGeneral: generalTypes.contains(ObjectIdentifier(type))) { error, _ in
            guard error is Failure else { return nil }
            if Failure.self == (any Error).self { return 4 }
            guard Swift.type(of: error) == Failure.self else { return 3 }
            // One type for all statuses: a status says more.
            return Failure.self == HTTPError.self ? 2 : 0
        } handle: { error, context in
            guard let error = error as? Failure else { throw error }
            return try await handle(error, context)
        }
    }

    private static var generalTypes: [ObjectIdentifier] {
        let types: [any Any.Type] = [HTTPError.self, (any HTTPErrorConvertible).self, (any Error).self, Any.self]
        return types.map { ObjectIdentifier($0) }
    }

    /// Answers errors that have a status, those of the framework among them: 404 and 405 where no route answers, 400 for what is not valid.
    /// - Parameters:
    ///   - status: The status. 500 is that of every error that says nothing else.
    ///   - handle: Makes the answer. An error that it throws is answered by the framework itself.
    public static func status(
        _ status: HTTPResponse.Status, _ handle: @escaping @Sendable (any Error, RequestContext) async throws -> Response
    ) -> ErrorHandler {
        ErrorHandler(subject: .status(status.code), isGeneral: true) { _, code in
            code == status.code ? 1 : nil
        } handle: { error, context in
            try await handle(error, context)
        }
    }
}
