extension ETag {
    /// A tag that is made of bytes: the same bytes have the same tag, in every process, and others have another one. That is no promise
    /// against those who look for two of one tag on purpose.
    /// - Parameters:
    ///   - bytes: All bytes.
    ///   - weak: Whether it is a weak one. Default: no.
    public init(of bytes: UnsafeRawBufferPointer, weak: Bool = false) {
        var state = (UInt64(truncatingIfNeeded: bytes.count) ^ Self.seeds.0, Self.seeds.1)
        var index = 0
        while index < bytes.count {
            var word: UInt64 = 0
            if index + 8 <= bytes.count {
                word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            } else {
                for place in 0..<(bytes.count - index) { word |= UInt64(bytes[index + place]) << UInt64(8 * place) }
            }
            // Two lanes that meet in each step: both halves of a product of 128 bits depend on every bit of the word.
            let product = (state.0 ^ word).multipliedFullWidth(by: Self.factors.0)
            state = (product.high ^ state.1 &+ word, product.low ^ (state.1 &* Self.factors.1) &+ product.high)
            index += 8
        }
        let last = state.0.multipliedFullWidth(by: Self.factors.1)
        let first = (state.1 ^ last.high).multipliedFullWidth(by: Self.factors.0)
        self.init(Self.text(first.low ^ last.low) + Self.text(first.high ^ last.high ^ state.1), weak: weak)
    }

    private static let seeds: (UInt64, UInt64) = (0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB)
    private static let factors: (UInt64, UInt64) = (0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3)

    private static func text(_ number: UInt64) -> String { String(number, radix: 36) }
}
