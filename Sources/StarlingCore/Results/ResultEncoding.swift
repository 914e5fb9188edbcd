import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// Chooses how a result's type is sent. Called by generated code; a type that no overload takes is an error where the handler stands.
///
/// An overload of one's own, in an extension, teaches it a further kind of type: say all that conform to a protocol.
public enum ResultEncoding {
    /// Nothing: an answer without a body.
    public static func of(_ type: Void.Type) -> ResultEncoder<Void> {
        ResultEncoder(media: nil, hasBody: false) { _, defaults, _ in
            Response(status: defaults.status, headers: defaults.headers)
        }
    }

    /// A type that knows what it looks like on the wire.
    public static func of<Result: ResponseConvertible>(_ type: Result.Type) -> ResultEncoder<Result> {
        ResultEncoder(media: Result.mediaType, bringsStatus: Result.self is Response.Type) {
            try $0.response($1, in: $2)
        }
    }

    /// A type that knows what it looks like, and would have a form in JSON too.
    public static func of<Result: ResponseConvertible & WireValue>(_ type: Result.Type) -> ResultEncoder<Result> {
        ResultEncoder(media: Result.mediaType) { try $0.response($1, in: $2) }
    }

    /// A result that becomes an answer in a way of its own.
    public static func of<Result: EncodedResult>(_ type: Result.Type) -> ResultEncoder<Result> { Result.encoder }

    // Inlinable, so that writing is compiled where the type is known.

    /// A model, or any other value with a form on the wire, as JSON; nil is `null`.
    @inlinable
    public static func of<Result: WireValue>(_ type: Result.Type) -> ResultEncoder<Result> {
        ResultEncoder(type: Result.wireType) { result, dto in
            try JSON.encoded(result, through: dto)
        } messagePack: { result, dto in
            try MessagePack.encoded(result, through: dto)
        }
    }

    /// Any other encodable type, as JSON.
    @_disfavoredOverload
    public static func of<Result: Encodable & Sendable>(_ type: Result.Type) -> ResultEncoder<Result> {
        ResultEncoder(type: .codable(Result.self)) { result, _ in
            try JSON.encoded(result)
        } messagePack: { result, _ in
            try MessagePack.encoded(result)
        }
    }

    /// A typed answer.
    public static func of<Value: ResponseConvertible>(_ type: Reply<Value>.Type) -> ResultEncoder<Reply<Value>> {
        reply(of(Value.self))
    }

    /// A typed answer of a type that knows what it looks like, and would have a form in JSON too.
    public static func of<Value: ResponseConvertible & WireValue>(_ type: Reply<Value>.Type) -> ResultEncoder<Reply<Value>> {
        reply(of(Value.self))
    }

    /// A typed answer of a result that becomes one in a way of its own.
    public static func of<Value: EncodedResult>(_ type: Reply<Value>.Type) -> ResultEncoder<Reply<Value>> {
        reply(Value.encoder)
    }

    /// A typed answer that is encoded as JSON.
    @inlinable
    public static func of<Value: WireValue>(_ type: Reply<Value>.Type) -> ResultEncoder<Reply<Value>> {
        reply(of(Value.self))
    }

    /// A typed answer that is encoded as JSON.
    @_disfavoredOverload
    public static func of<Value: Encodable & Sendable>(_ type: Reply<Value>.Type) -> ResultEncoder<Reply<Value>> {
        reply(of(Value.self))
    }

    /// A typed answer without a body.
    public static func of(_ type: Reply<Void>.Type) -> ResultEncoder<Reply<Void>> {
        reply(of(Void.self))
    }

    /// For closures, whose result's type is known when they are registered and not before. One that has no wire form is a start-up fault.
    static func dynamic<Result: Sendable>(_ type: Result.Type) -> ResultEncoder<Result> {
        func cast<Known: Sendable>(_ encoder: ResultEncoder<Known>) -> ResultEncoder<Result>? { encoder as? ResultEncoder<Result> }
        if Result.self == Void.self, let encoder = cast(of(Void.self)) { return encoder }
        if let type = Result.self as? any ResponseConvertible.Type {
            func open<Known: ResponseConvertible>(_ type: Known.Type) -> ResultEncoder<Result>? { cast(of(type)) }
            if let encoder = open(type) { return encoder }
        }
        if let type = Result.self as? any EncodedResult.Type {
            func open<Known: EncodedResult>(_ type: Known.Type) -> ResultEncoder<Result>? { cast(type.encoder) }
            if let encoder = open(type) { return encoder }
        }
        if let type = Result.self as? any AnyReply.Type {
            func open<Known: AnyReply>(_ type: Known.Type) -> ResultEncoder<Result>? { cast(type.encoder) }
            if let encoder = open(type) { return encoder }
        }
        if let type = Result.self as? any WireValue.Type {
            func open<Known: WireValue>(_ type: Known.Type) -> ResultEncoder<Result>? { cast(of(type)) }
            if let encoder = open(type) { return encoder }
        }
        if let type = Result.self as? any (Encodable & Sendable).Type {
            func open<Known: Encodable & Sendable>(_ type: Known.Type) -> ResultEncoder<Result>? { cast(of(type)) }
            if let encoder = open(type) { return encoder }
        }
        return ResultEncoder(
            ResultForm(media: nil, isEncodable: false) { _, _, _ in
                throw HTTPError.internalServerError("\(TypeName.of(Result.self)) has no wire form")
            })
    }

    /// A typed answer, by the encoder of its value: for an overload that takes a `Reply`.
    public static func reply<Value>(_ inner: ResultEncoder<Value>) -> ResultEncoder<Reply<Value>> {
        ResultEncoder { route in
            inner.settle(route).mapping { encode in
                { reply, status, context in
                    let status = status ?? reply.status
                    var response = try encode(reply.value, status, context)
                    // A value that brings its own status does not look at the defaults.
                    if let status { response.status = status }
                    response.headers.replace(with: reply.headers)
                    response.background += reply.background
                    for cookie in reply.cookies { response.headers.append(try cookie.checkedHeaderValue(), for: .setCookie) }
                    return response
                }
            }
        }
    }
}

/// A typed answer of whatever type, as a closure's result is known.
private protocol AnyReply: Sendable {
    static var encoder: ResultEncoder<Self> { get }
}

extension Reply: AnyReply {
    fileprivate static var encoder: ResultEncoder<Reply<Value>> { ResultEncoding.reply(ResultEncoding.dynamic(Value.self)) }
}
