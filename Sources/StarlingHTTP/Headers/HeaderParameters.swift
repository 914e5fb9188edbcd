import StarlingModel

/// A field's value with parameters, such as `form-data; name="a"` (RFC 9110, section 5.6.6): names in lower case.
package struct HeaderParameters: Sendable, Hashable {
    /// How quoted texts are read.
    package enum Quoting: Sendable {
        /// As the RFC says: a backslash stands before any character.
        case standard
        /// As browsers write them: a backslash counts before a quote or another backslash alone, and `%22` is a quote.
        case browser
    }

    /// What stands before the first semicolon, in lower case.
    package let value: String
    /// The parameters, none of them twice.
    package let parameters: ParameterList

    /// Names with their values. There are few, so they are not hashed.
    package struct ParameterList: Sendable, Hashable {
        fileprivate var pairs: [Pair] = []

        fileprivate struct Pair: Sendable, Hashable {
            let name: String
            let value: String
        }

        /// The value of a name.
        package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
    }

    /// Reads a value; nil when it is malformed, has a parameter twice or more than 64 of them, or is no UTF-8.
    package init?(_ text: some Sequence<UInt8>, quoting: Quoting) {
        var scan = ParameterScan(bytes: Array(text), quoting: quoting)
        guard let value = scan.head(), let parameters = scan.parameters() else { return nil }
        self.value = value
        self.parameters = parameters
    }
}

/// Goes through the bytes once.
private struct ParameterScan {
    let bytes: [UInt8]
    let quoting: HeaderParameters.Quoting
    var index = 0

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 { index += 1 }
    }

    private mutating func token() -> String? {
        let start = index
        while let byte = next, byte.isToken { index += 1 }
        return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
    }

    /// A token, or two with a slash between them.
    mutating func head() -> String? {
        skipBlanks()
        guard var head = token() else { return nil }
        if next == UInt8(ascii: "/") {
            index += 1
            guard let subtype = token() else { return nil }
            head += "/" + subtype
        }
        skipBlanks()
        return head.lowercased()
    }

    mutating func parameters() -> HeaderParameters.ParameterList? {
        var parameters = HeaderParameters.ParameterList()
        while let byte = next {
            guard byte == UInt8(ascii: ";") else { return nil }
            index += 1
            skipBlanks()
            // A semicolon with nothing behind it is common, and means nothing.
            if next == nil || next == UInt8(ascii: ";") { continue }
            guard let name = token()?.lowercased(), next == UInt8(ascii: "=") else { return nil }
            index += 1
            guard let value = next == UInt8(ascii: "\"") ? quoted() : plain(), parameters[name] == nil, parameters.pairs.count < 64
            else { return nil }
            parameters.pairs.append(HeaderParameters.ParameterList.Pair(name: name, value: value))
            skipBlanks()
        }
        return parameters
    }

    /// A value without quotes. More stands in them than RFCs allow: boundaries with a slash or an equals sign are common.
    private mutating func plain() -> String? {
        let start = index
        while let byte = next, byte.isToken || Self.further.contains(byte) { index += 1 }
        return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
    }

    private static let further = Array("/:=?@()<>[]{}".utf8)

    private mutating func quoted() -> String? {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            if byte == UInt8(ascii: "\"") { return text.withUnsafeBufferPointer { String(checking: $0) } }
            guard byte == UInt8(ascii: "\\"), let escaped = next, escapes(escaped) else {
                if isQuote(byte) {
                    text.append(UInt8(ascii: "\""))
                    index += 2
                } else {
                    text.append(byte)
                }
                continue
            }
            text.append(escaped)
            index += 1
        }
        return nil
    }

    private func escapes(_ byte: UInt8) -> Bool {
        switch quoting {
        case .standard: true
        case .browser: byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
    }

    /// Whether a browser's `%22` begins with the byte before.
    private func isQuote(_ byte: UInt8) -> Bool {
        guard case .browser = quoting, byte == UInt8(ascii: "%"), index + 1 < bytes.count else { return false }
        return bytes[index] == UInt8(ascii: "2") && bytes[index + 1] == UInt8(ascii: "2")
    }
}

extension UInt8 {
    /// Whether the byte may stand in a token (RFC 9110, section 5.6.2).
    package var isToken: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
