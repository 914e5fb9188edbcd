import StarlingModel
import Testing

@Suite struct HostnameFormatTests {
    private static let label63 = String(repeating: "a", count: 63)
    private static let name253 = Array(repeating: label63, count: 3).joined(separator: ".") + "." + label63.dropLast(2)

    private static let valid = [
        "www.example.com", "hostname", "host-name", "h0stn4me", "1host", "hostnam3", "a", "1", "a--b.com", "ab--c",
        "r3---sn-4g5e.example.com", "EXAMPLE.com", "127.0.0.1", label63 + ".com", name253,
        // A-labels: bücher, 실례.테스트, l·l, א׳ב, and क्ष with a joiner.
        "xn--bcher-kva.example", "XN--BCHER-KVA.example", "xn--9n2bp8q.xn--9t4b11yi5a", "xn--ll-0ea", "xn--4dbc5h",
        "xn--11b2ezcw70k",
    ]

    private static let invalid = [
        "", ".", "..", ".example", "example.", "a..b", "-hostname", "hostname-", "-", "a.-b", "a-.b", "host_name",
        "host name", "host\n", "example.com\n", "example.com:80", "exa*mple", "a/b", label63 + "a.com", name253 + "a",
        // Not Punycode; the Punycode of nothing, of ASCII, of a control character, of a snowman, and a number overflowing.
        "xn--", "xn--x_", "xn--example-", "xn---9uc", "xn--X", "xn--7a", "xn--n3h", "xn--99999999", "xn--a-99999999",
        // A-labels that break the rules below.
        "xn--hello-zed", "xn--la-0ea", "xn--11b2er09f", "XN--aa---o47jg78q", "xn--a-0hc",
    ]

    @Test func hostname() {
        #expect(matching(.hostname, Self.valid) == Self.valid)
        #expect(matching(.hostname, Self.invalid) == [])
        #expect(matching(.hostname, ["bücher.example", "실례.테스트", "a。b", "example．com", "\u{212A}elvin.com"]) == [])
    }

    @Test func idnHostname() {
        #expect(matching(.idnHostname, Self.valid) == Self.valid)
        #expect(matching(.idnHostname, Self.invalid) == [])
        let valid = [
            "실례.테스트", "bücher.example", "straße", "ßς་〇", "ελληνικά.ελ", "пример.испытание", "中文", "a。b", "a．b", "a｡b",
            "\u{20000}", String(repeating: "ü", count: 53),
        ]
        #expect(matching(.idnHostname, valid) == valid)
        let invalid = [
            "。", "．", "｡", "a。", "。a", "a。。b", "☃", "Bücher", "bÜcher", "-ü", "ü-", "xn--ü", "aa--ü", "ü ü", "ü_",
            "ｆｕｌｌ", "ⅷ", "ﬁ", "\u{200B}ü", "ü\u{FE0F}", "\u{E000}", "\u{1100}\u{1161}", "〱", "ـ",
            // An accent of any kind at the start.
            "\u{903}hello", "\u{300}hello", "\u{488}hello", "\u{302E}실례", "실\u{302E}례",
            // Too long in ASCII, though not in characters; a name too long in the same way.
            String(String.UnicodeScalarView((0..<20).compactMap { Unicode.Scalar(0x4E00 + 997 * $0) })),
            Array(repeating: String(repeating: "ü", count: 30), count: 8).joined(separator: "."),
        ]
        #expect(matching(.idnHostname, invalid) == [])
    }

    /// RFC 5892, appendix A.
    @Test func codePointsThatNeedACompany() {
        let valid = [
            "l·l", "α͵β", "א׳ב", "א״ב", "・ぁ", "・ァ", "・丈", "ب٠ب", "ب۰ب", "क्\u{200D}ष", "क्\u{200C}ष", "بي\u{200C}بي",
        ]
        #expect(matching(.idnHostname, valid) == valid)
        let invalid = [
            "a·l", "·l", "l·a", "l·", "α͵", "α͵s", "׳ב", "a׳ב", "״ב", "・", "def・abc", "ب٠۰", "क\u{200D}ष", "\u{200D}ष",
            "a\u{200C}b", "ü\u{200C}", "\u{200C}ü", "بي\u{200C}a", "क्\u{200C}षx\u{200C}y",
        ]
        #expect(matching(.idnHostname, invalid) == [])
    }

    /// RFC 5893, section 2.
    @Test func labelsFromRightToLeft() {
        let valid = ["א", "א1", "א.a", "a.א", "אֱ", "א-ב", "ا1ا", "۰0", "xn--4dbc5h.a"]
        #expect(matching(.idnHostname, valid) == valid)
        let invalid = ["0א", "aא", "אa", "א0٠", "0a.א", "א.0a", "٠", "1.א", "ü٠"]
        #expect(matching(.idnHostname, invalid) == [])
        // A name of ASCII is not shown in another script, so its labels do not disturb each other.
        #expect(TextFormat.hostname.matches("0a.xn--4dbc5h"))
        #expect(!TextFormat.idnHostname.matches("0a.xn--4dbc5h"))
    }
}
