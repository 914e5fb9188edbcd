public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// One of the answers that a handler may give: that of one type of result.
public struct ResultDescription: Sendable {
    /// The status, unless the answer brings another one.
    public let status: HTTPResponse.Status
    /// Its media type, or those that clients may choose from; none when it has no body, or each answer has its own.
    public let media: [MediaType]
    /// What it looks like; nil when it is no value.
    public let type: WireType?
    /// Whether it is sent piece by piece: then ``type`` is that of one piece.
    public let isStreamed: Bool
}
