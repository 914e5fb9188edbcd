extension TextFormat {
    /// `uri-template`: a template of RFC 6570, of any level: `/books/{id}{?page,size}`.
    ///
    /// What the RFC reserves for later operators (`{=x}`, `{!x}`) has the form, as its grammar does not rule it out.
    public static let uriTemplate = TextFormat(
        "uri-template",
        utf8: { text in
            var position = 0
            while position < text.count {
                let isPart =
                    TextScan.byte(UInt8(ascii: "{"), in: text, at: &position)
                    ? takeExpression(text, &position) : takeLiteral(text, &position)
                guard isPart else { return false }
            }
            return true
        })
}

/// Takes one character outside of an expression (RFC 6570, section 2.1, with erratum 6937, which allows `'`).
private func takeLiteral(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
    if TextScan.one(of: literals, in: text, at: &position) || TextScan.percentEncoded(in: text, at: &position) {
        return true
    }
    guard let scalar = TextScan.scalar(in: text, at: &position) else { return false }
    return scalar.isUCSCharacter || scalar.isPrivateCharacter
}

/// Takes the rest of an expression, after its first brace (section 2.2).
private func takeExpression(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
    _ = TextScan.one(of: operators, in: text, at: &position)
    repeat {
        guard takeName(text, &position), takeModifier(text, &position) else { return false }
    } while TextScan.byte(UInt8(ascii: ","), in: text, at: &position)
    return TextScan.byte(UInt8(ascii: "}"), in: text, at: &position)
}

/// Takes the name of a variable (section 2.3).
private func takeName(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
    repeat {
        let start = position
        while TextScan.one(of: nameCharacters, in: text, at: &position)
            || TextScan.percentEncoded(in: text, at: &position)
        {}
        guard position > start else { return false }
    } while TextScan.byte(UInt8(ascii: "."), in: text, at: &position)
    return true
}

/// Takes `*`, or `:` and a number from 1 to 9999, or nothing (section 2.4).
private func takeModifier(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
    if TextScan.byte(UInt8(ascii: "*"), in: text, at: &position) { return true }
    guard TextScan.byte(UInt8(ascii: ":"), in: text, at: &position) else { return true }
    guard position < text.count, text[position] != UInt8(ascii: "0") else { return false }
    return (1...4).contains(TextScan.run(of: .digits, in: text, at: &position))
}

private let literals = ASCIISet.letters | .digits | ASCIISet("!#$&'()*+,-./:;=?@[]_~")
private let operators = ASCIISet("+#./;?&=,!@|")
private let nameCharacters = ASCIISet.letters | .digits | ASCIISet("_")
