import HTTPTypes

/// Reads the cookies of a request, each of which must be the same after it was set and sent back; and directives for caches.
@Sendable func fuzzCookies(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for (name, value) in cookies(text) {
        let cookie = SetCookie(name, value)
        let sent = cookie.headerValue
        demand(sent.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, sent)
        demand(sent.utf8.count { $0 == UInt8(ascii: ";") } == (cookie.isSecure ? 4 : 3), sent)
        guard cookie.problems.isEmpty else { continue }
        let again = cookies(String(sent.prefix { $0 != ";" }))
        demand(again.count == 1 && again[0].name == name && again[0].value == value, "\(name)=\(value) became \(again)")
    }
    let hostile = SetCookie(text, text, path: text, domain: text, sameSite: nil)
    demand(hostile.headerValue.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, hostile.headerValue)

    let control = CacheControl(headerValue: text)
    demand(CacheControl(headerValue: control.headerValue) == control, "\(text) became \(control.headerValue)")
    let wish = RequestCacheControl(headerValue: text)
    demand(RequestCacheControl(headerValue: wish.headerValue) == wish, "\(text) became \(wish.headerValue)")
    let vary = Vary(headerValue: text)
    demand(Vary(headerValue: vary.headerValue) == vary, "\(text) became \(vary.headerValue)")
}

private func cookies(_ field: String) -> [(name: String, value: String)] { Array(Cookies([.cookie: field])) }
