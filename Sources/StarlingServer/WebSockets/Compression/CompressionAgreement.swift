/// What both sides agreed on about `permessage-deflate` (RFC 7692, section 7.1).
struct CompressionAgreement: Sendable, Equatable {
    /// Our window as a power of two.
    var windowBits: Int
    /// The client's window as a power of two.
    var clientWindowBits: Int
    /// Whether our messages refer to earlier ones.
    var contextTakeover: Bool
    /// Whether the client's messages refer to earlier ones.
    var clientContextTakeover: Bool
    /// How hard we try.
    var level: Int
    /// Messages with fewer bytes are sent as they are.
    var threshold: Int
}
