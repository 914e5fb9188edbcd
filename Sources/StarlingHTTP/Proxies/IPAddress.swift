#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An address of IPv4 or IPv6 as 128 bits: one of IPv4 is the one that IPv6 has for it (RFC 4291, section 2.5.5.2).
struct IPAddress: Sendable, Hashable {
    let high: UInt64
    let low: UInt64
    /// Whether it was written as one of IPv4.
    let isFour: Bool

    /// Reads an address; nil for what is none. A zone (`%eth0`) is none.
    init?(_ text: some StringProtocol) {
        // The longest one has 45 characters.
        guard text.utf8.count <= 45 else { return nil }
        let text = String(text)
        var bytes: [UInt8] = Array(repeating: 0, count: 16)
        if inet_pton(AF_INET6, text, &bytes) == 1 {
            isFour = false
            high = Self.number(bytes[..<8])
            low = Self.number(bytes[8...])
        } else if inet_pton(AF_INET, text, &bytes) == 1 {
            isFour = true
            high = 0
            low = 0xFFFF << 32 | Self.number(bytes[..<4])
        } else {
            return nil
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}

/// All addresses that begin alike: `10.0.0.0/8`, `2001:db8::/32`, or a single one.
struct IPNetwork: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64
    private let mask: (high: UInt64, low: UInt64)

    /// Reads a network; nil for what is none. Bits behind the prefix mean nothing.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else { return nil }
        let most = address.isFour ? 32 : 128
        var length = most
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...most).contains(given), parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            length = given
        }
        length += 128 - most
        mask = (Self.mask(min(length, 64)), Self.mask(max(length - 64, 0)))
        high = address.high & mask.high
        low = address.low & mask.low
    }

    private static func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : ~0 << (64 - UInt64(bits)) }

    /// Whether an address is in it.
    func contains(_ address: IPAddress) -> Bool { address.high & mask.high == high && address.low & mask.low == low }

    static func == (left: IPNetwork, right: IPNetwork) -> Bool {
        left.high == right.high && left.low == right.low && left.mask == right.mask
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(high)
        hasher.combine(low)
    }
}
