import Yams

/// How strings and numbers are written, so that every reader takes them for what they are.
///
/// YAML 1.2 knows few plain words that are no strings. Readers of 1.1, PyYAML among them, know many more: `yes`, `1:30` (a number in
/// base 60), `2024-01-01`, `=`. And for them `1e300` is a string.
enum ScalarForm {
    /// The style of a string that is a value.
    static func style(of text: String) -> Node.Scalar.Style { isBlock(text) ? .literal : style(ofKey: text) }

    /// The style of a string that is a key. Yams puts a plain one in quotes where what it has inside needs them: `a: b`.
    static func style(ofKey text: String) -> Node.Scalar.Style {
        // What begins with a letter is no number, point in time or sign of any kind, but may be a word.
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" || first == "/" else {
            return .doubleQuoted
        }
        if text.utf8.count <= 5, words.contains(text.lowercased()) { return .doubleQuoted }
        return text.unicodeScalars.contains(where: \.isBreak) ? .doubleQuoted : .plain
    }

    /// A number with a fraction or an exponent: readers of YAML 1.1 want a point, and a sign in the exponent.
    static func float(_ json: String) -> String {
        guard let sign = json.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return json }
        let (mantissa, exponent) = (json[..<sign], json[json.index(after: sign)...])
        let isSigned = exponent.first == "-" || exponent.first == "+"
        return "\(mantissa)\(mantissa.contains(".") ? "" : ".0")e\(isSigned ? "" : "+")\(exponent)"
    }

    /// What stands for something else than its letters, in whatever case.
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

    /// Whether a text is one of several lines that can stand there line by line. With a space where it begins or a line ends, or with
    /// empty lines at its end, it takes signs that people do not know.
    private static func isBlock(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, first != " ", first != "\n", !scalars.suffix(2).elementsEqual(["\n", "\n"]) else { return false }
        var last = first
        var breaks = 0
        for scalar in scalars {
            if scalar == "\n" {
                if last == " " { return false }
                breaks += 1
            } else if scalar.isBreak {
                return false
            }
            last = scalar
        }
        return breaks > 0
    }
}

extension Unicode.Scalar {
    /// Whether readers of YAML 1.1 take it for the end of a line.
    fileprivate var isBreak: Bool {
        switch self {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
