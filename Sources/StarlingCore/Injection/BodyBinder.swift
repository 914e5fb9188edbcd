import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Reads the body of every request of a route.
public struct BodyBinder<Value: Sendable>: Sendable {
    let name: String
    let decoder: BodyDecoder<Value>
    let `default`: (@Sendable () throws -> Value)?
    let accepted: AcceptedBodies
    /// The shape of the models in the body.
    let dto: AnyDTO?

    /// The value; nil when the body does not fit: then the fault is in the context.
    public func value(in context: RequestContext) async -> Value? {
        let format: BodyFormat
        do {
            format = try accepted.format(of: context.request)
        } catch {
            context.fail(error)
            return nil
        }
        return await context.readingBody { body in
            if let value = try await decoder.read(input(body, format, context)) { return value }
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

    private func input(_ body: RequestBody, _ format: BodyFormat, _ context: RequestContext) -> BodyInput {
        guard format.isForm else { return BodyInput(body: body, format: format, dto: dto) }
        var input = BodyInput(body: body, format: format, dto: dto)
        input.form = FormInput(
            contentType: context.request.headers[.contentType], options: context.bindings.forms,
            mayBeEmpty: `default` != nil || decoder.absent != nil,
            spool: format == .multipart ? context.makeSpool() : nil)
        return input
    }
}
