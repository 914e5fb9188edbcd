public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// What the attribute of a handler says besides method and path.
public struct HandlerOptions: Sendable {
    /// The handler's unique name, by which it can be found. Default: the function's name is shown, and nothing can be found by it.
    public var name: String?
    /// The status of a successful answer. Default: 200; 201 for POST; 204 for DELETE without a result.
    public var status: HTTPResponse.Status?
    /// The media type of the answer. Default: that of the result's type.
    public var media: MediaType?
    /// The shape of the models in the body, and in the result where ``returnDTO`` is none. Default: as they are.
    public var dto: (any DataTransferObject)?
    /// The shape of the models in the result. Default: ``dto``.
    public var returnDTO: (any DataTransferObject)?

    /// Collects options.
    public init(
        name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
        dto: (any DataTransferObject)? = nil, returnDTO: (any DataTransferObject)? = nil
    ) {
        self.name = name
        self.status = status
        self.media = media
        self.dto = dto
        self.returnDTO = returnDTO
    }
}
