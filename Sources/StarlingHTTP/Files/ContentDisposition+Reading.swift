extension ContentDisposition {
    /// Reads the value of a field; nil when it is none. Of two names, the one that is written as RFC 8187 has it counts. The name is what the
    /// sender says: it may be anything, folders among it.
    public init?(headerValue: String) {
        var parts = MediaRange.split(headerValue[...], at: ";")[...]
        guard let kind = parts.popFirst(), Self.isToken(kind) else { return nil }
        var names: [String: String] = [:]
        for part in parts where !part.isEmpty {
            let pair = MediaRange.split(part, at: "=")
            guard pair.count == 2, Self.isToken(pair[0]) else { return nil }
            let name = pair[0].lowercased()
            // What comes twice is broken (RFC 6266, section 4.1).
            guard names[name] == nil else { return nil }
            let isQuoted = pair[1].utf8.first == 0x22
            guard let value = isQuoted ? Self.unquoted(pair[1]) : Self.isToken(pair[1]) ? String(pair[1]) : nil else { return nil }
            names[name] = value
        }
        self.init(
            Kind(name: kind.lowercased()), fileName: names["filename*"].flatMap { Self.extended($0) } ?? names["filename"])
    }

    /// RFC 9110, section 5.6.2.
    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// The text between quotes; nil when the quotes are not those around it.
    private static func unquoted(_ text: Substring) -> String? {
        let bytes = text.utf8
        guard bytes.count >= 2, bytes.first == 0x22, bytes.last == 0x22 else { return nil }
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in bytes.dropFirst().dropLast() {
            if !isEscaped, byte == 0x5C {
                isEscaped = true
            } else if !isEscaped, byte == 0x22 {
                return nil
            } else {
                plain.append(byte)
                isEscaped = false
            }
        }
        return isEscaped ? nil : String(decoding: plain, as: UTF8.self)
    }

    /// A value as RFC 8187 has it, `UTF-8'en'%e2%82%ac`; nil when it is none, or in another character set.
    private static func extended(_ value: String) -> String? {
        let parts = value.utf8.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].map({ $0 | 0x20 }) == Array("utf-8".utf8) else { return nil }
        guard let bytes = PercentCoding.bytes(of: parts[2]) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
