public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// One handler at one place: a row of the table of routes, which OpenAPI, the command line and metrics read.
public struct RouteDescription: Sendable {
    /// The method; `*` for all of them, where a responder is mounted.
    public let method: HTTPRequest.Method
    /// The full path with its variables.
    public let path: PathPattern
    /// The hosts that it holds for, such as `*.example.com`; nil for all.
    public let host: String?
    /// The version that it is; nothing for all of them. There are several where a request names them in different ways.
    public let versions: [APIVersion]
    /// The name of the handler: the one that was given, or the function's.
    public let handler: String
    /// Where the handler stands in the source.
    public let source: SourceLocation
    /// The doc comment: the first paragraph is the summary.
    public let documentation: String?
    /// Whether it runs on a thread that may block.
    public let blocking: Bool
    /// What the handler takes.
    public let arguments: [ArgumentDescription]
    /// What the providers take that make its values and those of guards, by their names.
    public let providers: [String: [ArgumentDescription]]
    /// What is read from the path, the query, header fields and cookies, each parameter once, with its source and its name on the wire
    /// settled. Those of the handler come first, then those of guards, of layers and of providers. The members of a group stand here by
    /// themselves.
    public let parameters: [ArgumentDescription]
    /// What the body is read as, by the handler and by what provides its values; empty when nobody reads it as a value.
    public let bodies: [WireType]
    /// What the handler may answer, the usual answer first. There is one for each type that its result may have.
    public let results: [ResultDescription]
    /// The shape in which bodies are read; nil when they are read as they are.
    public let dto: AnyDTO?
    /// The shape in which results are written; nil when they are written as they are.
    public let returnDTO: AnyDTO?
    /// The names of the guards' types, in the order in which they run.
    public let guards: [String]
    /// The names of the middleware's types, the outermost first.
    public let middleware: [String]
    /// The fields that layers give to answers, their cookies not among them.
    public let responseHeaders: HeaderFields
    /// The cookies that layers give to answers.
    public let responseCookies: [SetCookie]
    /// The fields of answers that are set elsewhere, and documented.
    public let documentedHeaders: [DocumentedHeader]
    /// The options that mean something to extensions.
    public let opt: [String: any Sendable]
    /// The tags, sorted.
    public let tags: [String]
    /// What a client must present: one of these; nil when nothing was said.
    public let security: [SecurityRequirement]?
    /// Whether it is documented.
    public let isInSchema: Bool

    /// The status of the usual answer.
    public var status: HTTPResponse.Status { results.first?.status ?? .ok }
    /// The media type of the usual answer; nil when it has no body, or each answer has its own.
    public var media: MediaType? { results.first?.media.first }
    /// What the usual answer looks like; nil when it is no value.
    public var result: WireType? { results.first?.type }

    /// An option that means something to an extension.
    public func opt<Value>(_ name: String, as type: Value.Type = Value.self) -> Value? { opt[name] as? Value }
}

/// What a client must present for a request: the names of security schemes, each with the scopes that it needs, all of them together.
public typealias SecurityRequirement = [String: [String]]
