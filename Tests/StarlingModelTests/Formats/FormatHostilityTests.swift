import StarlingModel
import Testing

/// Texts as an attacker writes them. What counts is that each test ends, and soon: a scan that starts over at each
/// byte takes minutes here.
@Suite struct FormatHostilityTests {
    private static let length = 100_000

    /// What a reader may be led to go back over, or to nest.
    private static let fillers = [
        "a", "1", ".", "a.", "1.", ":", "1:", "-", "xn--a.", "@", "\"", "\\", "[", "[a-", "(", ")", "(?<a>", "\\u{0", "\\1", "a{1", "a|",
        "%41", "/", "~0", "{", "{a,", "a,", "T", "1D", "=", "ü", "\u{300}", "\u{5D0}", "\u{FF61}", "\u{10FFFF}", "\u{0}", "\r\n",
    ]

    @Test(arguments: TextFormat.samples.indices)
    func longTexts(index: Int) {
        let (format, sample) = TextFormat.samples[index]
        let middle = sample.index(sample.startIndex, offsetBy: sample.count / 2)
        for filler in Self.fillers {
            let filling = String(repeating: filler, count: Self.length / filler.utf8.count)
            // Alone, and in the midst of what is right.
            _ = format.matches(filling)
            _ = format.matches(sample[..<middle] + filling + sample[middle...])
        }
    }

    /// The longest texts that some formats accept, in which no byte is looked at twice for each other byte.
    @Test func longTextsThatMatch() {
        func repeated(_ text: String) -> String { String(repeating: text, count: Self.length / text.utf8.count) }
        #expect(TextFormat.uri.matches("a://" + repeated("a") + "@" + repeated("b") + "/" + repeated("%41/") + "?" + repeated("c")))
        #expect(TextFormat.iri.matches("a:" + repeated("ü/")))
        #expect(TextFormat.time.matches("08:30:06." + repeated("1") + "Z"))
        #expect(TextFormat.duration.matches("P" + repeated("1") + "D"))
        #expect(TextFormat.jsonPointer.matches(repeated("/~0")))
        #expect(TextFormat.relativeJsonPointer.matches(repeated("1") + "#"))
        #expect(TextFormat.uriTemplate.matches("{" + repeated("a.b,") + "c}"))
        #expect(TextFormat.byte.matches(repeated("AAAA")))
        #expect(TextFormat.regex.matches(repeated("(") + repeated(")")))
        #expect(TextFormat.regex.matches(repeated("[[a-z]")))
        #expect(TextFormat.regex.matches("(a)" + repeated("\\1")))
        #expect(TextFormat.regex.matches((0..<10_000).map { "(?<a\($0)>b)\\k<a\($0)>" }.joined()))
    }

    /// Every sample with some of its bytes changed, and what that makes of its UTF-8.
    @Test(arguments: TextFormat.samples.indices)
    func damagedTexts(index: Int) {
        let (format, sample) = TextFormat.samples[index]
        var random = SplitMix(state: UInt64(index))
        for _ in 0..<2_000 {
            var bytes = Array(sample.utf8)
            for _ in 0...random.next() % 3 where !bytes.isEmpty {
                let position = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: position)
                default: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: position)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            // Twice the same: no answer hangs on what was read before.
            #expect(format.matches(text) == format.matches(text))
            #expect(!format.matches(text + "\n") || format == .jsonPointer || format == .relativeJsonPointer || format == .regex)
        }
    }
}
