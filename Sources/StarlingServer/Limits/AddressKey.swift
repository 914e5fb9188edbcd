import NIOCore

/// What stands for one client where connections are counted by address: an IPv4 address, or an IPv6 network of 64 bits.
enum AddressKey: Hashable, Sendable {
    case v4(UInt32)
    case v6(UInt64)

    /// Nil for addresses that name nobody, as those of Unix-domain sockets.
    init?(_ address: SocketAddress?) {
        switch address?.protocol {
        case .inet: self = .v4(UInt32(truncatingIfNeeded: Self.word(of: address, at: 4) >> 32))
        case .inet6:
            let high = Self.word(of: address, at: 8)
            let low = Self.word(of: address, at: 16)
            // An IPv4 address as a socket of both families has it (RFC 4291, section 2.5.5.2).
            self = high == 0 && low >> 32 == 0xFFFF ? .v4(UInt32(truncatingIfNeeded: low)) : .v6(high)
        default: return nil
        }
    }

    /// Eight bytes of the system's form of an address: `sin_addr` stands at 4, `sin6_addr` at 8.
    private static func word(of address: SocketAddress?, at offset: Int) -> UInt64 {
        address?.withSockAddr { pointer, size in
            let bytes = UnsafeRawBufferPointer(start: pointer, count: size)
            return offset + 8 <= bytes.count ? UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) : 0
        } ?? 0
    }
}
