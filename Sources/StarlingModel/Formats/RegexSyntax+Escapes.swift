extension RegexSyntax {
    /// What a backslash and its sequel stand for.
    enum Escape {
        /// A code point, or half of a surrogate pair.
        case character(UInt32)
        /// A class, as `\d`.
        case characterClass
    }

    /// Takes a backslash's sequel that means the same within a class and outside; `nil` if it is not one.
    mutating func takeEscape() -> Escape? {
        guard let letter = rest.popFirst() else { return nil }
        switch letter {
        case "d", "D", "s", "S", "w", "W": return .characterClass
        case "p", "P": return takeProperty() ? .characterClass : nil
        case "t": return .character(0x09)
        case "n": return .character(0x0A)
        case "v": return .character(0x0B)
        case "f": return .character(0x0C)
        case "r": return .character(0x0D)
        case "0":
            // `\01` would be octal, which the flag rules out.
            if let next = rest.first, ("0"..."9").contains(next) { return nil }
            return .character(0)
        case "c":
            guard let control = rest.popFirst(), ("a"..."z").contains(control) || ("A"..."Z").contains(control) else { return nil }
            return .character(control.value % 32)
        case "x": return takeHexadecimal(2).map(Escape.character)
        case "u": return takeUnicodeEscape().map(Escape.character)
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return .character(letter.value)
        default: return nil
        }
    }

    /// Takes the rest of the name of a group, after `<`, with the `>`.
    mutating func takeName() -> [Unicode.Scalar]? {
        var name: [Unicode.Scalar] = []
        while var next = rest.popFirst() {
            if next == ">" { return name.isEmpty ? nil : name }
            if next == "\\" {
                guard take("u"), let value = takeUnicodeEscape(), let scalar = Unicode.Scalar(value) else { return nil }
                next = scalar
            }
            guard name.isEmpty ? Self.startsName(next) : Self.continuesName(next) else { return nil }
            name.append(next)
        }
        return nil
    }

    /// Takes the rest of `\u0041`, `\u{41}` or a surrogate pair `\uD83D\uDE00`, after the `u`.
    private mutating func takeUnicodeEscape() -> UInt32? {
        guard take("{") else {
            guard let unit = takeHexadecimal(4) else { return nil }
            guard (0xD800...0xDBFF).contains(unit) else { return unit }
            let afterUnit = rest
            if take("\\"), take("u"), let second = takeHexadecimal(4), (0xDC00...0xDFFF).contains(second) {
                return 0x1_0000 + (unit - 0xD800) << 10 + (second - 0xDC00)
            }
            // A lone half, and something else.
            rest = afterUnit
            return unit
        }
        var value: UInt32?
        while let digit = takeHexadecimalDigit() {
            let longer = (value ?? 0) << 4 | digit
            guard longer <= 0x10_FFFF else { return nil }
            value = longer
        }
        return take("}") ? value : nil
    }

    /// Takes the rest of `\p{Lu}` or `\p{Script=Greek}`, after the `p`.
    private mutating func takeProperty() -> Bool {
        guard take("{") else { return false }
        var isEmpty = true
        var hasValue = false
        while let next = rest.popFirst() {
            switch next {
            case "a"..."z", "A"..."Z", "0"..."9", "_": isEmpty = false
            case "=" where !hasValue && !isEmpty: (isEmpty, hasValue) = (true, true)
            case "}": return !isEmpty
            default: return false
            }
        }
        return false
    }

    /// Takes exactly so many hexadecimal digits.
    private mutating func takeHexadecimal(_ count: Int) -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = takeHexadecimalDigit() else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private mutating func takeHexadecimalDigit() -> UInt32? {
        guard let next = rest.first, next.isASCII, let digit = Character(next).hexDigitValue else { return nil }
        rest.removeFirst()
        return UInt32(digit)
    }

    private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "_" || scalar.properties.isIDStart
    }

    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "\u{200C}" || scalar == "\u{200D}" || scalar.properties.isIDContinue
    }
}
