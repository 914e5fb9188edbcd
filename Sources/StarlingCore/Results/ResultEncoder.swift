import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// How the results of a type become answers.
public struct ResultEncoder<Result: Sendable>: Sendable {
    /// Makes an answer of a result, given what the route's answers have.
    typealias Write = @Sendable (Result, ResponseDefaults, RequestContext) throws -> Response

    /// Settles it for one route at start-up.
    let settle: @Sendable (ResultRoute) -> SettledResult<Result>

    /// Results that are settled by something else.
    init(settle: @escaping @Sendable (ResultRoute) -> SettledResult<Result>) {
        self.settle = settle
    }

    /// Results of one form.
    init(_ form: ResultForm<Result>) {
        self.init { $0.settle(form) }
    }

    /// Results that are written in one way.
    /// - Parameters:
    ///   - media: The media type of the answers; nil when each has its own, or none.
    ///   - hasBody: Whether there is a body to send. Default: there is.
    ///   - bringsStatus: Whether each answer brings its own status. Default: no.
    init(media: MediaType?, hasBody: Bool = true, bringsStatus: Bool = false, write: @escaping Write) {
        self.init(ResultForm(media: media, hasBody: hasBody, bringsStatus: bringsStatus, write: write))
    }

    /// Called by generated code.
    /// - Parameters:
    ///   - type: What the result looks like.
    ///   - json: Makes JSON of a result.
    ///   - messagePack: Makes MessagePack of it.
    public init(
        type: WireType, json: @escaping @Sendable (Result, AnyDTO?) throws -> EncodedBytes,
        messagePack: @escaping @Sendable (Result, AnyDTO?) throws -> EncodedBytes
    ) {
        @Sendable func writing(_ encode: @escaping @Sendable (Result, AnyDTO?) throws -> EncodedBytes) -> Write {
            { result, defaults, _ in
                Response(status: defaults.status, headers: defaults.headers, body: .encoded(try encode(result, defaults.dto)))
            }
        }
        let writeJSON = writing(json)
        self.init(
            ResultForm(media: .json, type: type, json: json, write: writeJSON) { media in
                if let write = Self.own(media) { return write }
                if media.isJSON { return writeJSON }
                return media.isMessagePack ? writing(messagePack) : nil
            })
    }

    /// Sends results of a type that the framework does not know: for an overload of ``ResultEncoding``.
    ///
    /// ```swift
    /// extension ResultEncoding {
    ///     static func of<Result: Record>(_ type: Result.Type) -> ResultEncoder<Result> {
    ///         ResultEncoder(media: "application/x-record") { .bytes($0.serialized()) }
    ///     }
    /// }
    /// ```
    /// - Parameters:
    ///   - media: The media type of the answers, unless the handler names another.
    ///   - body: Makes the body of a result; what it throws is answered like what a handler throws.
    public init(media: MediaType, body: @escaping @Sendable (Result) throws -> ResponseBody) {
        self.init(media: media) { result, defaults, _ in
            Response(status: defaults.status, headers: defaults.headers, body: try body(result))
        }
    }
}

extension ResultEncoder {
    /// How a type writes itself in a media type; nil where it does not.
    private static func own(_ media: MediaType) -> Write? {
        guard let type = Result.self as? any MediaConvertible.Type, let own = type.mediaTypes.first(where: { $0.includes(media) }) else {
            return nil
        }
        return { result, defaults, _ in
            guard let result = result as? any MediaConvertible else { throw HTTPError.notAcceptable() }
            return Response(status: defaults.status, headers: defaults.headers, body: try result.body(as: own))
        }
    }
}

/// How the results of a type become answers of one route.
struct SettledResult<Result: Sendable>: Sendable {
    /// Makes an answer of a result. The status is nil unless the result is part of one that has a status of its own.
    typealias Encode = @Sendable (Result, HTTPResponse.Status?, RequestContext) throws -> Response

    /// What the answers may be, the usual one first.
    let descriptions: [ResultDescription]
    /// One for each of the media types that are offered, in their order; one where none are.
    let encode: [Encode]

    /// The same for results that have such a result in them.
    func mapping<Outer>(_ change: (@escaping Encode) -> SettledResult<Outer>.Encode) -> SettledResult<Outer> {
        SettledResult<Outer>(descriptions: descriptions, encode: encode.map(change))
    }
}

/// One way to make answers of a type, before anything is known of a route.
struct ResultForm<Result: Sendable>: Sendable {
    /// The media type of the answers; nil when each has its own, or none.
    let media: MediaType?
    /// Whether there is a body to send.
    var hasBody = true
    /// Whether each answer brings its own status.
    var bringsStatus = false
    /// The status, where the route names none; nil for that of the method.
    var status: HTTPResponse.Status?
    /// Whether the type has a wire form at all.
    var isEncodable = true
    /// What the result looks like, or a piece of it; nil when it is no value.
    var type: WireType?
    /// Whether it is sent piece by piece.
    var isStreamed = false
    /// Makes JSON of it, for the media types of the application; nil where it has no form in JSON.
    var json: (@Sendable (Result, AnyDTO?) throws -> EncodedBytes)?
    let write: ResultEncoder<Result>.Write
    /// How it is written in a media type; nil for one that it cannot be written in.
    var writer: @Sendable (MediaType) -> ResultEncoder<Result>.Write? = { _ in nil }
}
