import StarlingHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The `Date` field (RFC 9110, section 6.6.1), written anew once a second.
struct DateField {
    private var second: time_t = -1
    private var line: [UInt8] = []

    /// The whole field with its end of line.
    mutating func bytes() -> [UInt8] {
        let now = time(nil)
        if now != second {
            second = now
            line = Array("date: \(HTTPDate(secondsSince1970: Int(now)))\r\n".utf8)
        }
        return line
    }
}
