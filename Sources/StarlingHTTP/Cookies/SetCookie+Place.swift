extension SetCookie {
    /// Where browsers keep it: a cookie takes the place of another one of the same name, path and domain (RFC 6265, section 5.3).
    package var place: [String?] { Self.place(of: headerValue) }

    /// Where browsers keep the cookie that a `Set-Cookie` field sets.
    package static func place(of headerValue: String) -> [String?] {
        let parts = headerValue.split(separator: ";", omittingEmptySubsequences: false)
        var place: [String?] = [pair(parts[0]).name, nil, nil]
        for part in parts.dropFirst() {
            let (name, value) = pair(part)
            switch name.lowercased() {
            // One that begins otherwise stands for that of the request, as none does.
            case "path": place[1] = value.utf8.first == UInt8(ascii: "/") ? value : nil
            case "domain": place[2] = value.isEmpty ? nil : String(value.lowercased().trimmingPrefix("."))
            default: break
            }
        }
        return place
    }

    private static func pair(_ text: Substring) -> (name: String, value: String) {
        let equals = text.firstIndex(of: "=")
        let value = equals.map { text[text.index(after: $0)...] } ?? ""
        return (String(MediaRange.trimmed(text[..<(equals ?? text.endIndex)])), String(MediaRange.trimmed(value)))
    }
}
