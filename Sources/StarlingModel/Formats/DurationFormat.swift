extension TextFormat {
    /// `duration`: a duration of ISO 8601 in the form of RFC 3339, appendix A: `P4DT12H30M5S`, `P2W`.
    ///
    /// The appendix is narrower than ISO 8601: there is no fraction and no sign, weeks stand alone, and between two
    /// units none may be missing (`P1Y2D` is not one, `P1Y0M2D` is). The letters are capitals. It is wider than what
    /// `Duration` reads in one respect: it has years and months.
    public static let duration = TextFormat(
        "duration",
        utf8: { text in
            var position = 0
            guard TextScan.byte(UInt8(ascii: "P"), in: text, at: &position) else { return false }
            if takeAmount(in: "W", text, &position) { return position == text.count }
            let hasDate = takeAmounts(of: ["Y", "M", "D"], text, &position)
            if TextScan.byte(UInt8(ascii: "T"), in: text, at: &position) {
                return takeAmounts(of: ["H", "M", "S"], text, &position) && position == text.count
            }
            return hasDate && position == text.count
        })
}

/// Takes amounts of consecutive units, beginning with any of them; false if there are none.
private func takeAmounts(of units: [Unicode.Scalar], _ text: Span<UInt8>, _ position: inout Int) -> Bool {
    guard let first = units.firstIndex(where: { takeAmount(in: $0, text, &position) }) else { return false }
    for unit in units[(first + 1)...] {
        guard takeAmount(in: unit, text, &position) else { break }
    }
    return true
}

/// Takes digits and the letter of the unit, or nothing.
private func takeAmount(in unit: Unicode.Scalar, _ text: Span<UInt8>, _ position: inout Int) -> Bool {
    var end = position
    guard TextScan.run(of: .digits, in: text, at: &end) > 0,
        TextScan.byte(UInt8(ascii: unit), in: text, at: &end)
    else { return false }
    position = end
    return true
}
