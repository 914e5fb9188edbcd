import StarlingHTTP

/// How a body is written.
enum BodyFormat: Sendable, Hashable {
    case json
    case messagePack
    case urlEncoded
    case multipart
    /// In another way: text, or bytes that only the handler knows.
    case other

    /// The format of a media type.
    init(_ media: MediaType) {
        if media.isJSON {
            self = .json
        } else if media.isMessagePack {
            self = .messagePack
        } else if media.isOpen {
            self = .other
        } else if media.includes(.urlEncoded) {
            self = .urlEncoded
        } else if media.includes(.multipart) {
            self = .multipart
        } else {
            self = .other
        }
    }

    /// Whether it is a form.
    var isForm: Bool { self == .urlEncoded || self == .multipart }

    /// Those in which a value can be written.
    static let ofValues: Set<BodyFormat> = [.json, .messagePack, .urlEncoded, .multipart]
}
