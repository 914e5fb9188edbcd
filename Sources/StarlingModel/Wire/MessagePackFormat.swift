/// The first bytes of MessagePack's values: https://github.com/msgpack/msgpack/blob/master/spec.md
@usableFromInline
enum MessagePackFormat {
    @usableFromInline static let null: UInt8 = 0xC0

    /// The bytes before a string of so many bytes.
    static func stringHeader(_ count: Int) -> [UInt8] {
        switch count {
        case ..<32: [0xA0 | UInt8(count)]
        case ..<0x100: [0xD9, UInt8(count)]
        case ..<0x1_0000: [0xDA, UInt8(count >> 8), UInt8(count & 0xFF)]
        default: [0xDB] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
        }
    }
}
