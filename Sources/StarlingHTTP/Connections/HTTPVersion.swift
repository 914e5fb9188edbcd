/// The protocol version that a request came in.
public enum HTTPVersion: String, Sendable, Hashable, Comparable {
    /// HTTP/1.0: no keep-alive unless asked for, no chunked bodies.
    case http10 = "HTTP/1.0"
    /// HTTP/1.1
    case http11 = "HTTP/1.1"
    /// HTTP/2
    case http2 = "HTTP/2"

    /// Older versions come first.
    public static func < (left: HTTPVersion, right: HTTPVersion) -> Bool { left.rawValue < right.rawValue }
}
