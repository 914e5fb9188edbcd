import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Reads the body of every request of a route.
public struct BodyBinder<Value: Sendable>: Sendable {
    let name: String
    let decoder: BodyDecoder<Value>
    let `default`: (@Sendable () throws -> Value)?
    /// The media type that it must have; nil when it may have any.
    let media: MediaType?
    /// The shape of the models in the body.
    let dto: AnyDTO?

    /// The value; nil when the body does not fit: then the fault is in the context.
    public func value(in context: RequestContext) async -> Value? {
        if let error = refusal(of: context.request) {
            context.fail(error)
            return nil
        }
        return await context.readingBody { body in
            if let value = try await decoder.read(body, dto) { return value }
            if let value = try `default`?() ?? decoder.absent { return value }
            throw ValidationError(Fault(.missingBody, path: name, source: .body))
        } failed: { error in
            // Faults of the body as a whole bear the argument's name, as there is no other.
            ValidationError(
                error.faults.map { fault in
                    var fault = fault
                    if fault.path.isEmpty { fault.path = name }
                    fault.source = .body
                    return fault
                })
        }
    }

    /// What a request is answered whose body says that it has another media type.
    private func refusal(of request: Request) -> HTTPError? {
        guard let media, let given = request.headers[.contentType], !media.includes(MediaType(rawValue: given)) else { return nil }
        return HTTPError(.unsupportedMediaType, "Expected `\(media.rawValue)`, got `\(given)`", headers: [.accept: media.rawValue])
    }
}
