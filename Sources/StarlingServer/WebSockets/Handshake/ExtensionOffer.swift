/// One extension that a client offers, with its parameters (RFC 6455, section 9.1).
struct ExtensionOffer: Sendable, Equatable {
    var name: String
    /// In order; a name may come twice.
    var parameters: [Parameter]

    struct Parameter: Sendable, Equatable {
        var name: String
        var value: String?
    }

    /// Reads the whole field; nil when it is malformed.
    static func read(_ field: String) -> [ExtensionOffer]? {
        var offers: [ExtensionOffer] = []
        for part in field.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true) {
            var pieces = part.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(trimmed)[...]
            // An empty element of a list means nothing (RFC 9110, section 5.6.1).
            if pieces.count == 1, pieces.first?.isEmpty == true { continue }
            guard let name = pieces.popFirst().flatMap(token) else { return nil }
            var offer = ExtensionOffer(name: name, parameters: [])
            for piece in pieces {
                guard let parameter = parameter(piece) else { return nil }
                offer.parameters.append(parameter)
            }
            offers.append(offer)
        }
        return offers
    }

    private static func parameter(_ text: Substring.UTF8View) -> Parameter? {
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return token(text).map { Parameter(name: $0) } }
        guard let name = token(trimmed(text[..<equals])) else { return nil }
        var value = trimmed(text[text.index(after: equals)...])
        // In quotes stands a token, too, so nothing in them can need a backslash.
        if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") { value = value.dropFirst().dropLast() }
        return token(value).map { Parameter(name: name, value: $0) }
    }

    private static func token(_ text: Substring.UTF8View) -> String? {
        text.isEmpty || !text.allSatisfy(ByteClass.isToken) ? nil : String(decoding: text, as: UTF8.self)
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var text = text.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
        return text
    }
}
