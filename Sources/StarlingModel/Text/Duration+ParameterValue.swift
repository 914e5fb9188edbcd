extension Duration: ParameterValue {
    /// Reads a duration of ISO 8601, such as `PT1H30M`, `P1DT2H`, `P2W` or `-PT0.5S`, or plain seconds: `5.5`.
    ///
    /// The parts come in the order weeks, days, hours, minutes, seconds, each at most once; only seconds have a
    /// fraction, of up to 18 digits. `nil` for years and months, whose length varies, for a duration out of range,
    /// and above 192 bytes.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads a duration of ISO 8601, or plain seconds.
    public init?(parameterUTF8 text: Span<UInt8>) {
        guard text.count <= longestNumberText else { return nil }
        var position = 0
        let isNegative = TextScan.byte(UInt8(ascii: "-"), in: text, at: &position)
        let read =
            TextScan.byte(UInt8(ascii: "P"), in: text, at: &position)
            ? Self.readParts(text, &position) : Self.readNumber(text, &position, unit: 1)
        guard let magnitude = read, position == text.count else { return nil }
        if isNegative {
            guard magnitude <= Int128.min.magnitude else { return nil }
            self.init(attoseconds: Int128(truncatingIfNeeded: 0 &- magnitude))
        } else {
            guard let attoseconds = Int128(exactly: magnitude) else { return nil }
            self.init(attoseconds: attoseconds)
        }
    }

    /// The duration in ISO 8601, in days and seconds: `PT90S`, `P1DT43200S`, `PT0.5S`, `-PT5S`; `PT0S` for zero.
    public var parameterText: String {
        let magnitude = attoseconds.magnitude
        let (seconds, fraction) = magnitude.quotientAndRemainder(dividingBy: Self.attosecondsPerSecond)
        guard magnitude > 0 else { return "PT0S" }
        var text = attoseconds < 0 ? "-P" : "P"
        if seconds >= 86_400 { text += "\(seconds / 86_400)D" }
        if seconds % 86_400 > 0 || fraction > 0 {
            text += "T\(seconds % 86_400)"
            text += TextWriter.text(capacity: 19) { $0.fraction(Int(fraction), places: 18) }
            text += "S"
        }
        return text
    }

    /// ``ParameterKind/duration``.
    public static var parameterKind: ParameterKind { .duration }

    private static let attosecondsPerSecond: UInt128 = 1_000_000_000_000_000_000

    /// The parts that may follow `P`, in their order.
    private static let parts: [(designator: UInt8, seconds: UInt128, isTime: Bool)] = [
        (UInt8(ascii: "W"), 604_800, false),
        (UInt8(ascii: "D"), 86_400, false),
        (UInt8(ascii: "H"), 3600, true),
        (UInt8(ascii: "M"), 60, true),
        (UInt8(ascii: "S"), 1, true),
    ]

    /// Reads what follows `P`, in attoseconds.
    private static func readParts(_ text: Span<UInt8>, _ position: inout Int) -> UInt128? {
        var total: UInt128 = 0
        var remaining = parts[...]
        var isTime = false
        // One part has to come, and another one after `T`.
        var needsPart = true
        while position < text.count || needsPart {
            if !isTime, TextScan.byte(UInt8(ascii: "T"), in: text, at: &position) {
                isTime = true
                needsPart = true
                continue
            }
            guard let end = endOfNumber(text, from: position),
                let index = remaining.firstIndex(where: { $0.designator == text[end] && $0.isTime == isTime })
            else { return nil }
            let part = remaining[index]
            guard let amount = readNumber(text, &position, unit: part.seconds), position == end else { return nil }
            position += 1
            let (sum, overflow) = total.addingReportingOverflow(amount)
            guard !overflow else { return nil }
            total = sum
            remaining = remaining[(index + 1)...]
            needsPart = false
        }
        return total
    }

    /// The position of the first byte that is neither a digit nor a point; `nil` if none follows.
    private static func endOfNumber(_ text: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        while position < text.count {
            let byte = text[position]
            guard byte == UInt8(ascii: ".") || byte &- 0x30 <= 9 else { return position }
            position += 1
        }
        return nil
    }

    /// Reads digits, with a fraction if the unit is one second, as attoseconds; `nil` on overflow.
    private static func readNumber(_ text: Span<UInt8>, _ position: inout Int, unit: UInt128) -> UInt128? {
        let start = position
        var value: UInt128 = 0
        while position < text.count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { break }
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = tenfold.addingReportingOverflow(UInt128(digit))
            guard !overflow, !carried else { return nil }
            value = sum
            position += 1
        }
        guard position > start else { return nil }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: unit * attosecondsPerSecond)
        guard !overflow else { return nil }
        guard unit == 1 else { return scaled }
        guard let fraction = TextScan.fraction(places: 18, in: text, at: &position) else { return nil }
        let (total, carried) = scaled.addingReportingOverflow(UInt128(fraction))
        return carried ? nil : total
    }
}
