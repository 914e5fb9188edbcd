/// One frame as it stands on the wire, whatever is wrong with it.
struct Frame: Sendable, Equatable {
    var opcode: UInt8
    var payload: [UInt8]
    var isLast = true
    /// RSV1, RSV2 and RSV3, as the bits 0x40, 0x20 and 0x10.
    var reserved: UInt8 = 0

    static func text(_ text: String, isLast: Bool = true) -> Frame { Frame(opcode: 1, payload: Array(text.utf8), isLast: isLast) }
    static func binary(_ payload: [UInt8], isLast: Bool = true) -> Frame { Frame(opcode: 2, payload: payload, isLast: isLast) }
    static func more(_ text: String, isLast: Bool = true) -> Frame { Frame(opcode: 0, payload: Array(text.utf8), isLast: isLast) }
    static func ping(_ text: String) -> Frame { Frame(opcode: 9, payload: Array(text.utf8)) }
    static func pong(_ text: String) -> Frame { Frame(opcode: 10, payload: Array(text.utf8)) }

    static func close(_ code: Int? = nil, _ reason: String = "") -> Frame {
        Frame(opcode: 8, payload: (code.map { [UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] } ?? []) + Array(reason.utf8))
    }

    /// The bytes that a client sends. The mask is nil where it forgets it.
    func bytes(mask: [UInt8]? = [0x37, 0xFA, 0x21, 0x3D]) -> [UInt8] {
        var bytes = [(isLast ? 0x80 : 0) | reserved | opcode]
        let masked: UInt8 = mask == nil ? 0 : 0x80
        switch payload.count {
        case ..<126: bytes.append(masked | UInt8(payload.count))
        case ...0xFFFF: bytes += [masked | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default: bytes += [masked | 127] + (0..<8).map { UInt8(payload.count >> (8 * (7 - $0)) & 0xFF) }
        }
        guard let mask else { return bytes + payload }
        return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 & 3] }
    }

    var text: String { String(decoding: payload, as: UTF8.self) }

    /// The code of a close frame.
    var code: Int? { payload.count >= 2 ? Int(payload[0]) << 8 | Int(payload[1]) : nil }
}
