import StarlingHTTP

/// The agreement on `permessage-deflate` (RFC 7692, section 5 and 7.1).
enum CompressionNegotiation {
    static let name = "permessage-deflate"

    /// Takes the first offer that can be kept.
    /// - Returns: What holds then, and the value of the field that tells the client so; nil when no offer can be kept.
    static func accept(
        _ offers: [ExtensionOffer], _ options: WebSocketCompression
    ) -> (agreement: CompressionAgreement, field: String)? {
        for offer in offers where offer.name.lowercased() == name {
            if let wish = Wish(offer) { return answer(wish, options) }
        }
        return nil
    }

    /// What one offer asks for.
    private struct Wish {
        var forbidsContext = false
        var keepsNoContext = false
        var windowBits: Int?
        /// Whether we may choose the client's window, and the most that it would have.
        var clientWindowBits: Int?

        /// Nil for an offer with a parameter that is unknown, comes twice, or has a value that it must not have.
        init?(_ offer: ExtensionOffer) {
            var seen: Set<String> = []
            for parameter in offer.parameters {
                guard seen.insert(parameter.name).inserted else { return nil }
                switch (parameter.name, parameter.value) {
                case ("server_no_context_takeover", nil): forbidsContext = true
                case ("client_no_context_takeover", nil): keepsNoContext = true
                case ("server_max_window_bits", let value?):
                    // zlib has no window of eight bits to compress with.
                    guard let bits = Self.bits(value), bits >= 9 else { return nil }
                    windowBits = bits
                case ("client_max_window_bits", nil): clientWindowBits = 15
                case ("client_max_window_bits", let value?):
                    guard let bits = Self.bits(value) else { return nil }
                    clientWindowBits = bits
                default: return nil
                }
            }
        }

        /// A number from 8 to 15 without leading zeros.
        private static func bits(_ text: String) -> Int? {
            guard let bits = Int(text), (8...15).contains(bits), text == "\(bits)" else { return nil }
            return bits
        }
    }

    private static func answer(_ wish: Wish, _ options: WebSocketCompression) -> (agreement: CompressionAgreement, field: String) {
        let agreement = CompressionAgreement(
            windowBits: min(wish.windowBits ?? 15, options.windowBits),
            clientWindowBits: wish.clientWindowBits.map { min($0, options.clientWindowBits) } ?? 15,
            contextTakeover: options.contextTakeover && !wish.forbidsContext,
            clientContextTakeover: options.clientContextTakeover && !wish.keepsNoContext,
            level: options.level, threshold: options.threshold)
        var field = name
        if !agreement.contextTakeover { field += "; server_no_context_takeover" }
        if !agreement.clientContextTakeover { field += "; client_no_context_takeover" }
        if wish.windowBits != nil || agreement.windowBits < 15 { field += "; server_max_window_bits=\(agreement.windowBits)" }
        if wish.clientWindowBits != nil { field += "; client_max_window_bits=\(agreement.clientWindowBits)" }
        return (agreement, field)
    }
}
