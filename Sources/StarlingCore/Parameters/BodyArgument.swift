public import StarlingHTTP
import StarlingModel

/// The argument that the body is decoded into. Made by generated code.
public struct BodyArgument<Value: Sendable>: Sendable {
    /// The argument without its type.
    public let description: ArgumentDescription
    let decoder: BodyDecoder<Value>
    let `default`: (@Sendable () throws -> Value)?

    /// Called by generated code.
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - media: The media types that the body may have. Default: any.
    ///   - decoder: How it is read.
    ///   - documentation: What is said of it. Default: nothing.
    ///   - default: The value of an empty body. Default: there must be one, unless the type is optional.
    public init(
        _ name: String, media: [MediaType], decoder: BodyDecoder<Value>,
        documentation: ArgumentDocumentation = ArgumentDocumentation(), default: (@Sendable () throws -> Value)? = nil
    ) {
        self.decoder = decoder
        self.default = `default`
        var description = ArgumentDescription(
            name: name, alias: nil, source: .body, type: TypeName.of(Value.self),
            isOptional: `default` != nil || decoder.absent != nil, constraints: .init(), documentation: documentation, matcher: nil)
        description.media = media.isEmpty ? decoder.media.map { [$0] } ?? [] : media
        self.description = description
    }

    /// Called by generated code, for one media type or any.
    public init(
        _ name: String, media: MediaType? = nil, decoder: BodyDecoder<Value>,
        documentation: ArgumentDocumentation = ArgumentDocumentation(), default: (@Sendable () throws -> Value)? = nil
    ) {
        self.init(name, media: media.map { [$0] } ?? [], decoder: decoder, documentation: documentation, default: `default`)
    }
}
