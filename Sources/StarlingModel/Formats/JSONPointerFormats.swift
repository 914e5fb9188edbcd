extension TextFormat {
    /// `json-pointer`: a pointer of RFC 6901 as a string (section 5): `/foo/0`, and the empty text for the whole
    /// document.
    ///
    /// A `~` is followed by `0` or `1`. The form of a URI fragment, with `#` before it, is not accepted.
    public static let jsonPointer = TextFormat(
        "json-pointer",
        utf8: { text in
            var position = 0
            return takePointer(text, &position)
        })

    /// `relative-json-pointer`: how many levels to go up, and a ``jsonPointer`` from there or `#` for the name:
    /// `1/foo`, `0#` (draft-bhutton-relative-json-pointer-00).
    ///
    /// The number may be followed by a step to another item of the array: `0+1`, `0-1#`. The grammar of the draft
    /// has no such step before `#`; that is an omission, which its successor, draft-hha-relative-json-pointer-00,
    /// mends.
    public static let relativeJsonPointer = TextFormat(
        "relative-json-pointer",
        utf8: { text in
            var position = 0
            guard TextScan.wholeNumber(in: text, at: &position) else { return false }
            if TextScan.one(of: ASCIISet("+-"), in: text, at: &position) {
                guard TextScan.wholeNumber(in: text, at: &position) else { return false }
            }
            if TextScan.byte(UInt8(ascii: "#"), in: text, at: &position) { return position == text.count }
            return takePointer(text, &position)
        })
}

/// Whether what remains is a pointer.
private func takePointer(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
    guard position < text.count else { return true }
    guard text[position] == UInt8(ascii: "/") else { return false }
    while position < text.count {
        let isEscape = text[position] == UInt8(ascii: "~")
        position += 1
        if isEscape, !TextScan.one(of: ASCIISet("01"), in: text, at: &position) { return false }
    }
    return true
}
