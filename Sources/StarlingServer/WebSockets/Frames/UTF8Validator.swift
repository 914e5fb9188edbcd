/// Checks UTF-8 that comes in pieces, and finds the first wrong byte as soon as it is there (RFC 3629).
struct UTF8Validator: Sendable {
    /// How many bytes of the current character are missing.
    private var missing = 0
    // Between which bounds the next of them must be: after some first bytes not all would do.
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    /// Whether what has come does not end within a character.
    var isComplete: Bool { missing == 0 }

    /// Goes on; false when something is wrong.
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if missing == 0 {
                index = Self.skipASCII(bytes, from: index)
                guard index < bytes.count else { break }
                guard begin(bytes[index]) else { return false }
            } else {
                guard bytes[index] >= lower, bytes[index] <= upper else { return false }
                (lower, upper) = (0x80, 0xBF)
                missing -= 1
            }
            index += 1
        }
        return true
    }

    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, lower) = (2, 0xA0)
        case 0xED: (missing, upper) = (2, 0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, lower) = (3, 0x90)
        case 0xF4: (missing, upper) = (3, 0x8F)
        case 0xF1...0xF3: missing = 3
        default: return false
        }
        return true
    }

    private static func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }
}
