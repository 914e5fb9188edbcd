/// One element of an `Accept` field, or a media type with its parameters: names, and what they are compared by, in lower case.
struct MediaRange {
    private let type: String
    private let subtype: String
    private let parameters: [String: String]
    /// The weight, from 0 to 1.
    let quality: Double

    /// Reads an element; nil when it is none.
    init?(_ text: Substring) {
        let parts = Self.split(text, at: ";")
        let essence = (parts.first ?? "").lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard essence.count == 2, !essence[0].isEmpty, !essence[1].isEmpty, essence[0] != "*" || essence[1] == "*" else { return nil }
        var parameters: [String: String] = [:]
        var quality = 1.0
        for part in parts.dropFirst() where !part.isEmpty {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
            guard pair.count == 2, !pair[0].isEmpty else { return nil }
            let name = pair[0].lowercased()
            if name == "q" {
                guard let weight = Self.weight(pair[1]) else { return nil }
                quality = weight
                // What came behind the weight once belonged to no media type, and means nothing any more.
                break
            }
            parameters[name] = Self.unquoted(pair[1]).lowercased()
        }
        type = String(essence[0])
        subtype = String(essence[1])
        self.parameters = parameters
        self.quality = quality
    }

    /// How closely the range fits a media type: the larger the closer; nil when it does not.
    func specificity(for media: MediaRange) -> Int? {
        guard type == "*" || type == media.type, subtype == "*" || subtype == media.subtype else { return nil }
        guard parameters.allSatisfy({ media.parameters[$0] == $1 }) else { return nil }
        return (type == "*" ? 0 : 1) + (subtype == "*" ? 0 : 1) + parameters.count
    }

    /// The parts between separators that do not stand in quotes, without the blanks around them.
    static func split(_ text: Substring, at separator: Unicode.Scalar) -> [Substring] {
        var parts: [Substring] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in scalars.indices {
            let scalar = scalars[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == separator, !isQuoted {
                parts.append(trimmed(text[start..<index]))
                start = scalars.index(after: index)
            }
        }
        parts.append(trimmed(text[start...]))
        return parts
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.unicodeScalars
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return Substring(text)
    }

    /// RFC 9110, section 12.4.2: from 0 to 1 with at most three digits behind the point.
    static func weight(_ text: Substring) -> Double? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == "0" || parts[0] == "1", parts.count == 1 || parts[1].utf8.count <= 3 else { return nil }
        guard parts.count == 1 || parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        guard let value = Double(parts.count == 1 || parts[1].isEmpty ? String(parts[0]) : String(text)) else { return nil }
        return value <= 1 ? value : nil
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return String(text) }
        var plain = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                plain.append(character)
                isEscaped = false
            }
        }
        return plain
    }
}
