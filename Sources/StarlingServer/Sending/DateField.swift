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
    private var text = ""

    /// The whole field with its end of line.
    mutating func bytes() -> [UInt8] {
        update()
        return line
    }

    /// The value.
    mutating func value() -> String {
        update()
        return text
    }

    private mutating func update() {
        let now = time(nil)
        guard now != second else { return }
        second = now
        text = "\(HTTPDate(secondsSince1970: Int(now)))"
        line = Array("date: \(text)\r\n".utf8)
    }
}
