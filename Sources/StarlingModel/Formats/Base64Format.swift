extension TextFormat {
    /// `byte`: bytes in Base64, as OpenAPI names it and RFC 4648, section 4, writes it: `AQID`, `AQI=`; the empty
    /// text is no bytes.
    ///
    /// The `=` at the end are required, the bits that they leave over have to be zero (section 3.5), and there are
    /// no line breaks. The alphabet of section 5, with `-` and `_`, is another format.
    public static let byte = TextFormat(
        "byte",
        utf8: { text in
            guard text.count % 4 == 0 else { return false }
            var position = 0
            TextScan.run(of: alphabet, in: text, at: &position)
            switch text.count - position {
            case 0:
                return true
            case 1:
                return text[position] == padding && endsOneByteShort.contains(text[position - 1])
            case 2:
                return text[position] == padding && text[position + 1] == padding
                    && endsTwoBytesShort.contains(text[position - 1])
            default:
                return false
            }
        })
}

private let padding = UInt8(ascii: "=")
private let alphabet = ASCIISet.letters | .digits | ASCIISet("+/")
/// The characters whose last two bits are zero.
private let endsOneByteShort = ASCIISet("AEIMQUYcgkosw048")
/// The characters whose last four bits are zero.
private let endsTwoBytesShort = ASCIISet("AQgw")
