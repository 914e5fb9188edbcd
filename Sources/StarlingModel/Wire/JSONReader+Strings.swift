extension JSONReader {
    /// Reads a string.
    @inlinable
    public mutating func readString() -> String? {
        guard next() == UInt8(ascii: "\"") else {
            rejectType("str")
            return nil
        }
        let text = place + 1
        // Most strings are short: 16 bytes are looked at before anything is decided.
        if _fastPath(isSmallTextKnown) {
            // What is beyond the end looks like a control character, so nothing is taken for text that is not there.
            let (low, high) = window(text, start, end)
            let lowStops = stringStops(low)
            if lowStops != 0 {
                let count = lowStops.trailingZeroBitCount / 8
                let kept = low & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
                if _fastPath(text + count < end && text[count] == UInt8(ascii: "\"") && count > 0 && kept & repeated(0x80) == 0) {
                    place = text + count + 1
                    return SmallText.make(kept, 0, count)
                }
            } else {
                let highStops = stringStops(high)
                let count = highStops.trailingZeroBitCount / 8
                let kept = high & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
                if highStops != 0,
                    _fastPath(text + count + 8 < end && text[count &+ 8] == UInt8(ascii: "\"") && (low | kept) & repeated(0x80) == 0)
                {
                    place = text + count + 9
                    return SmallText.make(low, kept, count &+ 8)
                }
            }
        }
        return readLongString()
    }

    /// Reads a string that is longer, or not plain.
    @inline(never) @usableFromInline
    mutating func readLongString() -> String? {
        // The plain part, eight bytes at a time.
        let text = place + 1
        var scan = text
        var bits: UInt64 = 0
        while _fastPath(end - scan >= 8) {
            let bytes = word(at: scan)
            let stops = stringStops(bytes)
            if stops != 0 {
                let count = stops.trailingZeroBitCount & ~7
                // Only what stands before the stop belongs to the string.
                bits |= bytes & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1)
                scan += count / 8
                break
            }
            bits |= bytes
            scan += 8
        }
        if _fastPath(scan != end && scan.pointee == UInt8(ascii: "\"")) {
            place = scan + 1
            let bytes = UnsafeBufferPointer(start: text, count: scan - text)
            if _fastPath(bits & repeated(0x80) == 0) {
                // Sound: every byte was seen, and none has its high bit set.
                return String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: true))
            }
            return validated(bytes)
        }
        // Strings with escapes come in numbers: one buffer serves them all.
        var unescaped: [UInt8] = []
        swap(&unescaped, &spare)
        unescaped.removeAll(keepingCapacity: true)
        guard let raw = readRawString(&unescaped) else { return nil }
        let result = validated(raw, unescaped)
        swap(&unescaped, &spare)
        return result
    }

    /// A string of bytes that are not all ASCII.
    @inline(never) @usableFromInline
    mutating func validated(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if let text = String(checking: bytes) { return text }
        malform("invalid UTF-8 in string")
        return nil
    }

    @inline(never)
    private mutating func validated(_ raw: UnsafeBufferPointer<UInt8>?, _ unescaped: [UInt8]) -> String? {
        if let raw { return validated(raw) }
        return unescaped.withUnsafeBufferPointer { validated($0) }
    }

    /// Reads a key, from memory if it has been met.
    @inline(never) @usableFromInline
    mutating func readKey() -> String? {
        var unescaped: [UInt8] = []
        guard let raw = readRawString(&unescaped) else { return nil }
        guard let raw else { return validated(nil, unescaped) }
        if let known = keys.find(raw) { return known }
        guard let text = validated(raw) else { return nil }
        keys.insert(raw, text)
        return text
    }

    /// Reads a string with a closure that gets its bytes.
    @inlinable
    public mutating func readText<Value>(_ expected: String, _ parse: (Span<UInt8>) -> Value?) -> Value? {
        guard next() == UInt8(ascii: "\"") else {
            rejectType(expected)
            return nil
        }
        var unescaped: [UInt8] = []
        guard let raw = readRawString(&unescaped) else { return nil }
        let value = if let raw { parse(raw.span) } else { parse(unescaped.span) }
        if let value { return value }
        state.record(Fault(.invalidText, ["type": expected]))
        return nil
    }

    /// Passes over a string.
    /// - Parameter unescaped: Gets the string if it has escapes.
    /// - Returns: nil when the text is malformed; else the string's bytes, or nil within when it has escapes.
    @inline(never) @usableFromInline
    mutating func readRawString(_ unescaped: inout [UInt8]) -> UnsafeBufferPointer<UInt8>?? {
        place += 1
        let text = place
        skipPlain()
        guard place != end else {
            malform("the input ends too early")
            return nil
        }
        if place.pointee == UInt8(ascii: "\"") {
            place += 1
            return .some(UnsafeBufferPointer(start: text, count: place - 1 - text))
        }
        unescaped.append(contentsOf: UnsafeBufferPointer(start: text, count: place - text))
        while place != end {
            switch place.pointee {
            case UInt8(ascii: "\""):
                place += 1
                return .some(nil)
            case UInt8(ascii: "\\"):
                guard readEscape(&unescaped) else { return nil }
            case 0..<0x20:
                malform("invalid control character in string")
                return nil
            default:
                let more = place
                skipPlain()
                unescaped.append(contentsOf: UnsafeBufferPointer(start: more, count: place - more))
            }
        }
        malform("the input ends too early")
        return nil
    }

    /// Goes to the next quote, backslash or control character, or to the end.
    private mutating func skipPlain() {
        while end - place >= 8 {
            let stops = stringStops(word(at: place))
            if stops != 0 {
                place += stops.trailingZeroBitCount / 8
                return
            }
            place += 8
        }
        while place != end, place.pointee != UInt8(ascii: "\""), place.pointee != UInt8(ascii: "\\"), place.pointee >= 0x20 {
            place += 1
        }
    }

    private mutating func readEscape(_ text: inout [UInt8]) -> Bool {
        guard end - place >= 2 else {
            place = end
            malform("the input ends too early")
            return false
        }
        switch place[1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(place[1])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): return readUnicodeEscape(&text)
        default:
            malform("invalid escape character in string", at: 1)
            return false
        }
        place += 2
        return true
    }

    private mutating func readUnicodeEscape(_ text: inout [UInt8]) -> Bool {
        guard let first = hexDigits(at: 2) else {
            malform("invalid \\u escape in string")
            return false
        }
        var value = first
        var length = 6
        if (0xD800..<0xDC00).contains(first), end - place >= 12, place[6] == UInt8(ascii: "\\"), place[7] == UInt8(ascii: "u"),
            let second = hexDigits(at: 8), (0xDC00..<0xE000).contains(second)
        {
            value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            length = 12
        }
        guard let scalar = Unicode.Scalar(value) else {
            malform("lone surrogate in string")
            return false
        }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        place += length
        return true
    }

    private func hexDigits(at offset: Int) -> UInt32? {
        guard end - place >= offset + 4 else { return nil }
        var value: UInt32 = 0
        for index in offset..<offset + 4 {
            switch place[index] {
            case let digit where digit >= 0x30 && digit <= 0x39: value = value << 4 | UInt32(digit - 0x30)
            case let digit where digit | 0x20 >= 0x61 && digit | 0x20 <= 0x66: value = value << 4 | UInt32((digit | 0x20) - 0x57)
            default: return nil
            }
        }
        return value
    }
}
