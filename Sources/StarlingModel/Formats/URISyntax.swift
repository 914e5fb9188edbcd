/// The grammar of RFC 3986, appendix A, and that of RFC 3987, which adds code points beyond ASCII.
struct URISyntax: Sendable {
    static let uri = URISyntax(isInternational: false)
    static let iri = URISyntax(isInternational: true)

    private let isInternational: Bool

    func matches(_ text: Span<UInt8>, isRelativeAllowed: Bool) -> Bool {
        var position = 0
        let hasScheme = Self.takeScheme(text, &position)
        guard hasScheme || isRelativeAllowed else { return false }
        if Self.startsAuthority(text, position) {
            position += 2
            guard takeAuthority(text, &position) else { return false }
        } else if !hasScheme {
            // A colon in the first segment would end a scheme.
            take(Self.segmentWithoutColon, text, &position)
            if position < text.count, text[position] == UInt8(ascii: ":") { return false }
        }
        take(Self.path, text, &position)
        if TextScan.byte(UInt8(ascii: "?"), in: text, at: &position) {
            take(Self.query, text, &position, isPrivateAllowed: true)
        }
        if TextScan.byte(UInt8(ascii: "#"), in: text, at: &position) { take(Self.query, text, &position) }
        return position == text.count
    }

    /// Takes a scheme and its colon, or nothing.
    private static func takeScheme(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
        var end = position
        guard TextScan.one(of: .letters, in: text, at: &end) else { return false }
        TextScan.run(of: scheme, in: text, at: &end)
        guard TextScan.byte(UInt8(ascii: ":"), in: text, at: &end) else { return false }
        position = end
        return true
    }

    private static func startsAuthority(_ text: Span<UInt8>, _ position: Int) -> Bool {
        text.count - position >= 2 && text[position] == UInt8(ascii: "/") && text[position + 1] == UInt8(ascii: "/")
    }

    /// Takes user information, host and port; false if something else than a path, a query or a fragment follows.
    private func takeAuthority(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
        var end = position
        take(Self.userInformation, text, &end)
        if TextScan.byte(UInt8(ascii: "@"), in: text, at: &end) { position = end }
        if TextScan.byte(UInt8(ascii: "["), in: text, at: &position) {
            guard Self.takeBracketed(text, &position) else { return false }
        } else {
            take(Self.name, text, &position)
        }
        if TextScan.byte(UInt8(ascii: ":"), in: text, at: &position) {
            TextScan.run(of: .digits, in: text, at: &position)
        }
        return position == text.count || Self.authorityEnd.contains(text[position])
    }

    /// Takes the rest of `IP-literal`, after its first bracket.
    private static func takeBracketed(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
        let start = position
        TextScan.run(of: userInformation, in: text, at: &position)
        let address = text.extracting(start..<position)
        return TextScan.byte(UInt8(ascii: "]"), in: text, at: &position)
            && (InternetAddress.isIPv6(address) || isFutureAddress(address))
    }

    /// `IPvFuture`: `v`, a version, a point, and an address.
    private static func isFutureAddress(_ text: Span<UInt8>) -> Bool {
        var position = 0
        return TextScan.word("v", in: text, at: &position)
            && TextScan.run(of: .hexDigits, in: text, at: &position) > 0
            && TextScan.byte(UInt8(ascii: "."), in: text, at: &position)
            && TextScan.run(of: userInformation, in: text, at: &position) > 0
            && position == text.count
    }

    /// Takes characters of the set, percent-encoded ones, and in an IRI those of `ucschar`.
    private func take(
        _ set: ASCIISet, _ text: Span<UInt8>, _ position: inout Int, isPrivateAllowed: Bool = false
    ) {
        while position < text.count {
            let byte = text[position]
            if set.contains(byte) {
                position += 1
            } else if byte >= 0x80 {
                var next = position
                guard isInternational, let scalar = TextScan.scalar(in: text, at: &next),
                    scalar.isUCSCharacter || isPrivateAllowed && scalar.isPrivateCharacter
                else { return }
                position = next
            } else {
                guard TextScan.percentEncoded(in: text, at: &position) else { return }
            }
        }
    }

    private static let unreserved = ASCIISet.letters | .digits | ASCIISet("-._~")
    /// `reg-name`: `unreserved` and `sub-delims`.
    private static let name = unreserved | ASCIISet("!$&'()*+,;=")
    private static let userInformation = name | ASCIISet(":")
    private static let segmentWithoutColon = name | ASCIISet("@")
    /// `pchar` and the slash.
    private static let path = name | ASCIISet(":@/")
    private static let query = path | ASCIISet("?")
    private static let scheme = ASCIISet.letters | .digits | ASCIISet("+-.")
    private static let authorityEnd = ASCIISet("/?#")
}

extension Unicode.Scalar {
    /// `ucschar` of RFC 3987, section 2.2, and of RFC 6570.
    var isUCSCharacter: Bool {
        switch value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        // The last two of each plane are no characters, and plane 14 starts with tags.
        case 0x1_0000...0xD_FFFF, 0xE_1000...0xE_FFFF: value & 0xFFFF <= 0xFFFD
        default: false
        }
    }

    /// `iprivate`.
    var isPrivateCharacter: Bool {
        switch value {
        case 0xE000...0xF8FF: true
        case 0xF_0000...0x10_FFFF: value & 0xFFFF <= 0xFFFD
        default: false
        }
    }
}
