/// Turns the place of a fault into a JSON Pointer in the form of a URI's fragment (RFC 6901, section 6).
enum FaultPointer {
    /// `#/items/2/address/zip` for `items[2].address.zip`. A place in something without an order, `tags[...]`, is that of the whole.
    static func pointer(to path: String) -> String {
        let known = path.firstRange(of: "[...]").map { path[..<$0.lowerBound] } ?? path[...]
        var pointer = "#"
        if known.isEmpty { return pointer }
        for part in known.split(separator: ".", omittingEmptySubsequences: false) {
            let (name, indices) = steps(of: part)
            // A list has no name before its first index.
            if !name.isEmpty || indices.isEmpty { pointer += "/" + escaped(name) }
            for index in indices { pointer += "/" + index }
        }
        return pointer
    }

    /// The name and the indices of `items[2][0]`. What is in brackets and no number belongs to the name.
    private static func steps(of part: Substring) -> (name: Substring, indices: [Substring]) {
        var name = part
        var indices: [Substring] = []
        while name.last == "]", let open = name.lastIndex(of: "[") {
            let index = name[name.index(after: open)...].dropLast()
            guard !index.isEmpty, index.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { break }
            indices.insert(index, at: 0)
            name = name[..<open]
        }
        return (name, indices)
    }

    /// RFC 6901, section 3, and what a fragment may have as it is (RFC 3986, section 3.5).
    private static func escaped(_ name: Substring) -> String {
        let digits = Array("0123456789ABCDEF")
        var escaped = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "~"): escaped += "~0"
            case UInt8(ascii: "/"): escaped += "~1"
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: escaped.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where "-._!$&'()*+,;=:@?".utf8.contains(byte): escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return escaped
    }
}
