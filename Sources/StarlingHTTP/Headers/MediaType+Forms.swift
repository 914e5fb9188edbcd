extension MediaType {
    /// `application/x-www-form-urlencoded`: what browsers send for a form without files.
    public static let urlEncoded = MediaType(rawValue: "application/x-www-form-urlencoded")
    /// `multipart/form-data`: what browsers send for a form with files (RFC 7578).
    public static let multipart = MediaType(rawValue: "multipart/form-data")
    /// `application/msgpack`. As the type of a body it stands for `application/x-msgpack` and `application/vnd.msgpack`, too.
    public static let messagePack = MediaType(rawValue: "application/msgpack")

    /// The names that MessagePack goes by.
    package static let messagePackNames: [MediaType] = [messagePack, "application/x-msgpack", "application/vnd.msgpack"]
}
