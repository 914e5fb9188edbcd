extension TextFormat {
    /// `ipv4`: four decimal numbers up to 255 with points between them, `192.168.0.1` (RFC 2673, section 3.2).
    ///
    /// A zero before another digit is not accepted: some programs read `010` as eight.
    public static let ipv4 = TextFormat("ipv4", utf8: InternetAddress.isIPv4)

    /// `ipv6`: an address in any form of RFC 4291, section 2.2: `2001:db8::1`, `::ffff:192.168.0.1`.
    ///
    /// Brackets, a zone (`%eth0`) and a prefix length (`/64`) are no part of an address.
    public static let ipv6 = TextFormat("ipv6", utf8: InternetAddress.isIPv6)
}

/// Addresses of the Internet Protocol, alone or within an email address or a URI.
enum InternetAddress {
    @Sendable static func isIPv4(_ text: Span<UInt8>) -> Bool {
        var position = 0
        for index in 0..<4 {
            if index > 0, !TextScan.byte(UInt8(ascii: "."), in: text, at: &position) { return false }
            guard takeOctet(text, &position) else { return false }
        }
        return position == text.count
    }

    @Sendable static func isIPv6(_ text: Span<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        var position = 0
        var groups = 0
        // `::` stands for one group of zeros or more, once.
        var isCompressed = false
        if TextScan.byte(colon, in: text, at: &position) {
            guard TextScan.byte(colon, in: text, at: &position) else { return false }
            isCompressed = true
        }
        while position < text.count, groups < 8 {
            let start = position
            guard (1...4).contains(TextScan.run(of: .hexDigits, in: text, at: &position)) else { return false }
            groups += 1
            guard position < text.count else { break }
            if text[position] == UInt8(ascii: ".") {
                // The last 32 bits in the form of IPv4.
                guard isIPv4(text.extracting(start..<text.count)) else { return false }
                groups += 1
                position = text.count
                break
            }
            guard TextScan.byte(colon, in: text, at: &position) else { return false }
            if TextScan.byte(colon, in: text, at: &position) {
                guard !isCompressed else { return false }
                isCompressed = true
            } else if position == text.count {
                return false
            }
        }
        return position == text.count && (isCompressed ? groups < 8 : groups == 8)
    }

    /// Takes a number from 0 to 255.
    private static func takeOctet(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
        let start = position
        guard TextScan.wholeNumber(in: text, at: &position), position - start <= 3 else { return false }
        var value = 0
        for index in start..<position { value = value * 10 + Int(text[index] - 0x30) }
        return value <= 255
    }
}
