/// One media range with its parameters: an element of `Accept` (RFC 9110, section 12.5.1), or what names a version.
struct AcceptedRange: Sendable, Hashable {
    /// In lower case, like all the rest.
    let type: String
    let subtype: String
    let parameters: [String: String]
    /// From 0 to 1.
    let quality: Double

    /// The elements of a field; those that are none are left out.
    static func all(in field: String) -> [AcceptedRange] {
        pieces(of: field, at: 0x2C).compactMap { AcceptedRange($0) }
    }

    /// Nil for a text that is no media range.
    init?(_ text: String) {
        var parts = Self.pieces(of: text.lowercased(), at: 0x3B)
        let names = parts.removeFirst().split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
        type = names[0]
        subtype = names[1]
        var parameters: [String: String] = [:]
        for part in parts {
            guard let equals = part.utf8.firstIndex(of: 0x3D) else { continue }
            var value = part[part.utf8.index(after: equals)...].trimmingBlanks
            if value.utf8.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast()).replacing("\\", with: "")
            }
            parameters[part[..<equals].trimmingBlanks] = value
        }
        let quality = parameters.removeValue(forKey: "q").map { Double($0) ?? 0 } ?? 1
        self.quality = quality >= 0 && quality <= 1 ? quality : 0
        self.parameters = parameters
    }

    /// The pieces between separators that stand in no quoted string.
    private static func pieces(of text: String, at separator: UInt8) -> [String] {
        var pieces: [[UInt8]] = [[]]
        var isQuoted = false
        var isEscaped = false
        for byte in text.utf8 {
            if byte == separator, !isQuoted {
                pieces.append([])
                continue
            }
            if byte == 0x22, !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && byte == 0x5C && !isEscaped
            pieces[pieces.count - 1].append(byte)
        }
        return pieces.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    fileprivate var trimmingBlanks: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var text = drop(while: isBlank)
        while let last = text.last, isBlank(last) { text = text.dropLast() }
        return String(text)
    }
}
