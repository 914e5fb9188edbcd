extension Request {
    /// What tells the request from all others: in logs, and for those who ask about it.
    ///
    /// It is what a proxy of ``TrustedProxies`` says in `X-Request-ID`, or what somebody has set, or else 128 random bits in
    /// hexadecimal, made when it is first asked for. Copies of a request have the same one.
    public var id: String {
        get {
            if let set = state[.requestID] { return set }
            if let id = forwarding?.id { return id }
            return state.update(.requestID, default: Self.randomID()) { $0 }
        }
        nonmutating set { state[.requestID] = newValue }
    }

    /// Whether a text that came from outside may be an id: 1 to 128 characters that mean nothing in logs and fields.
    package static func isID(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "-._:+/=@~".utf8.contains(byte)
                }
            }
    }

    private static func randomID() -> String {
        func hexadecimal(_ number: UInt64) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
        return hexadecimal(.random(in: 0 ... .max)) + hexadecimal(.random(in: 0 ... .max))
    }
}

extension StateKey<String> {
    fileprivate static var requestID: Self { Self("starling.request-id") }
}
