extension TextFormat {
    /// `email`: a mailbox of RFC 5321, section 4.1.2: `joe.bloggs@example.com`.
    ///
    /// The part before the `@` is words with single points between them, or a quoted string (`"joe bloggs"@…`), of
    /// at most 64 bytes; the part after it is a ``hostname`` of one label or more, or an ``ipv4`` or ``ipv6``
    /// address in brackets (`[127.0.0.1]`, `[IPv6:::1]`). That is stricter than RFC 5322, which allows comments and
    /// spaces, and wider than `<input type="email">` of HTML, which knows no quoted strings and no brackets.
    public static let email = TextFormat("email", utf8: { isMailbox($0, isInternational: false) })

    /// `idn-email`: a mailbox of RFC 6531, section 3.3: an ``email`` that may have letters of every script, and after
    /// the `@` an ``idnHostname``.
    ///
    /// As in the RFC, only `.` separates the labels of the name.
    public static let idnEmail = TextFormat("idn-email", utf8: { isMailbox($0, isInternational: true) })
}

private func isMailbox(_ text: Span<UInt8>, isInternational: Bool) -> Bool {
    var position = 0
    let isLocalPart =
        TextScan.byte(UInt8(ascii: "\""), in: text, at: &position)
        ? takeQuotedString(text, &position, isInternational) : takeWords(text, &position, isInternational)
    // RFC 5321, section 4.5.3.1.1.
    guard isLocalPart, position <= 64, TextScan.byte(UInt8(ascii: "@"), in: text, at: &position) else { return false }
    let domain = text.extracting(position..<text.count)
    return isAddressLiteral(domain) || (isInternational ? HostnameSyntax.mailboxDomain : .ascii).matches(domain)
}

/// Takes `Dot-string`: words of `atext` with single points between them.
private func takeWords(_ text: Span<UInt8>, _ position: inout Int, _ isInternational: Bool) -> Bool {
    repeat {
        guard takeCharacters(wordCharacters, text, &position, isInternational) > 0 else { return false }
    } while TextScan.byte(UInt8(ascii: "."), in: text, at: &position)
    return true
}

/// Takes the rest of `Quoted-string`, after its first quote.
private func takeQuotedString(_ text: Span<UInt8>, _ position: inout Int, _ isInternational: Bool) -> Bool {
    repeat {
        takeCharacters(quotedCharacters, text, &position, isInternational)
        if TextScan.byte(UInt8(ascii: "\""), in: text, at: &position) { return true }
    } while TextScan.byte(UInt8(ascii: "\\"), in: text, at: &position)
        && TextScan.one(of: escapedCharacters, in: text, at: &position)
    return false
}

@discardableResult
private func takeCharacters(
    _ set: ASCIISet, _ text: Span<UInt8>, _ position: inout Int, _ isInternational: Bool
) -> Int {
    let start = position
    while position < text.count, set.contains(text[position]) || isInternational && text[position] >= 0x80 {
        position += 1
    }
    return position - start
}

/// `address-literal`, of which RFC 5321 defines two kinds and nobody registered a third.
private func isAddressLiteral(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 2, text[0] == UInt8(ascii: "["), text[text.count - 1] == UInt8(ascii: "]") else { return false }
    let address = text.extracting(1..<(text.count - 1))
    var position = 0
    guard TextScan.word("ipv6:", in: address, at: &position) else { return InternetAddress.isIPv4(address) }
    return InternetAddress.isIPv6(address.extracting(position..<address.count))
}

/// `atext` of RFC 5322, section 3.2.3.
private let wordCharacters = ASCIISet.letters | .digits | ASCIISet("!#$%&'*+-/=?^_`{|}~")
/// `qtextSMTP`: what needs no backslash before it.
private let quotedCharacters = wordCharacters | ASCIISet(" (),.:;<>@[]")
/// What may follow a backslash: every printable character and the space.
private let escapedCharacters = quotedCharacters | ASCIISet("\"\\")
