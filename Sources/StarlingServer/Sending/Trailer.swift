/// What may stand behind the body of an answer.
enum Trailer {
    /// Whether a field may be a trailer (RFC 9110, section 6.5.1): none that says where the message ends, what becomes of the connection, how
    /// to read the body, or what to do with the answer, for who reads the body may have done all that.
    /// - Parameter name: The name in lower case.
    static func isAllowed(_ name: UnsafeBufferPointer<UInt8>) -> Bool { !forbidden.contains { name.elementsEqual($0.utf8) } }

    private static let forbidden = [
        "connection", "content-encoding", "content-length", "content-range", "content-type", "host", "keep-alive", "location",
        "proxy-connection", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "www-authenticate",
    ]
}
