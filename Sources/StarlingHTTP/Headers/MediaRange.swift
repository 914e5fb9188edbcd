/// A media type, or a range of them, with its parameters and its weight: an element of an `Accept` field, or what is compared with one.
/// Names and values are in lower case.
package struct MediaRange: Sendable, Hashable {
    /// The type; `*` for any.
    package let type: String
    /// The subtype; `*` for any.
    package let subtype: String
    /// What stands before the weight.
    package let parameters: [String: String]
    /// The weight, from 0 to 1.
    package let quality: Double

    /// Reads an element; nil when it is none.
    package init?(_ text: Substring) {
        let parts = Self.split(text, at: ";")
        guard let (type, subtype) = Self.names(of: parts.first ?? "") else { return nil }
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
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
        self.quality = quality
    }

    /// The elements of a field; those that are none are passed over.
    package static func all(in field: String) -> [MediaRange] { split(field[...], at: ",").compactMap { MediaRange($0) } }

    /// The names before the parameters; nil for a text that has no such names.
    static func names(of text: Substring) -> (type: String, subtype: String)? {
        let names = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isToken) }) else { return nil }
        return names[0] == "*" && names[1] != "*" ? nil : (String(names[0]), String(names[1]))
    }

    /// Whether it stands for more than one type.
    var isOpen: Bool { subtype == "*" }

    /// Whether a type is in it, whatever the parameters of both.
    func includes(_ media: MediaRange) -> Bool {
        (type == "*" || type == media.type) && (subtype == "*" || subtype == media.subtype)
    }

    /// How closely the range fits a media type: the larger the closer; nil when it does not.
    func specificity(for media: MediaRange) -> Int? {
        guard includes(media), parameters.allSatisfy({ media.parameters[$0] == $1 }) else { return nil }
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

    static func trimmed(_ text: Substring) -> Substring {
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
