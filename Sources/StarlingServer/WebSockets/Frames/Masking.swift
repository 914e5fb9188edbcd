/// Takes the mask off a payload (RFC 6455, section 5.3).
enum Masking {
    /// Copies some bytes without their mask.
    /// - Parameters:
    ///   - source: The masked bytes.
    ///   - target: Room for as many.
    ///   - mask: The mask, as it stands in memory.
    ///   - phase: How many bytes of the frame came before.
    /// - Returns: Whether all bytes are ASCII.
    @discardableResult
    static func remove(
        from source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, mask: UInt32, phase: Int
    ) -> Bool {
        guard let input = source.baseAddress, let output = target.baseAddress else { return true }
        let count = min(source.count, target.count)
        let turned = turn(mask.littleEndian, by: phase & 3)
        // The same four bytes twice: that is one thing in either order of bytes.
        let word = (UInt64(turned) << 32 | UInt64(turned)).littleEndian
        var seen: UInt64 = 0
        var index = 0
        while index + 8 <= count {
            let bytes = input.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ word
            output.storeBytes(of: bytes, toByteOffset: index, as: UInt64.self)
            seen |= bytes
            index += 8
        }
        while index < count {
            let byte = input.load(fromByteOffset: index, as: UInt8.self) ^ UInt8(truncatingIfNeeded: turned >> (8 * UInt32(index & 3)))
            output.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            seen |= UInt64(byte)
            index += 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }

    /// The mask as it goes on after some bytes; its first byte is the lowest.
    private static func turn(_ mask: UInt32, by bytes: Int) -> UInt32 {
        let bits = UInt32(bytes) * 8
        return bits == 0 ? mask : mask >> bits | mask << (32 - bits)
    }
}
