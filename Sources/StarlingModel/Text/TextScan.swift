/// Steps of a reader that goes through UTF-8 bytes from left to right. Each moves `position` past what it took.
enum TextScan {
    /// Takes the byte if it comes next.
    static func byte(_ expected: UInt8, in text: Span<UInt8>, at position: inout Int) -> Bool {
        guard position < text.count, text[position] == expected else { return false }
        position += 1
        return true
    }

    /// Takes exactly `count` digits (at most 18, so that no overflow is possible); `nil` if there are fewer.
    static func digits(_ count: Int, in text: Span<UInt8>, at position: inout Int) -> Int? {
        guard text.count - position >= count else { return nil }
        var value = 0
        for _ in 0..<count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
            position += 1
        }
        return value
    }

    /// Takes `.` and 1 to `places` digits, and gives them as a count of the `places`-th decimal place; 0 when no
    /// `.` comes next, `nil` for a `.` with no digit or too many of them.
    static func fraction(places: Int, in text: Span<UInt8>, at position: inout Int) -> Int? {
        guard byte(UInt8(ascii: "."), in: text, at: &position) else { return 0 }
        var value = 0
        var count = 0
        while position < text.count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { break }
            guard count < places else { return nil }
            value = value * 10 + Int(digit)
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<places { value *= 10 }
        return value
    }
}
