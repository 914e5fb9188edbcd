import StarlingModel
import Testing

@Suite struct EmailFormatTests {
    private static let valid = [
        "joe.bloggs@example.com", "te~st@example.com", "~test@example.com", "test~@example.com", "te.s.t@example.com",
        "joe@localhost", "joe+tag@example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "1@2.example", "JOE@EXAMPLE.COM",
        #""joe bloggs"@example.com"#, #""joe..bloggs"@example.com"#, #""joe@bloggs"@example.com"#, #"""@example.com"#,
        #""joe\"bloggs"@example.com"#, #""joe\\"@example.com"#, #""joe\ bloggs"@example.com"#,
        "joe.bloggs@[127.0.0.1]", "joe.bloggs@[IPv6:::1]", "joe.bloggs@[ipv6:1::2]", #""a"@[IPv6:::127.0.0.1]"#,
        "joe@xn--bcher-kva.example", String(repeating: "a", count: 64) + "@example.com",
    ]

    private static let invalid = [
        "", "@", "2962", "joe", "joe@", "@example.com", ".test@example.com", "test.@example.com", "te..st@example.com",
        "joe bloggs@example.com", "joe@bloggs@example.com", "joe(comment)@example.com", "joe,bloggs@example.com",
        "joe.bloggs@invalid=domain.com", "joe@-example.com", "joe@example-.com", "joe@example..com", "joe@.example.com",
        "joe@example.com.", "joe@example.com ", " joe@example.com", "joe@example.com\n", "joe@exa_mple.com",
        "joe.bloggs@[127.0.0.300]", "joe.bloggs@[127.0.0.1", "joe.bloggs@127.0.0.1]", "joe.bloggs@[]", "joe@[::1]",
        "joe@[IPv6:127.0.0.1]", "joe@[IPv6:]", "joe@[\u{1A}pv6:::1]", "joe@[IPv\u{16}:::1]", "joe@[x:1]", "joe@[",
        #""joe@example.com"#, #""joe\"@example.com"#, #""joe"bloggs@example.com"#, #""a"."b"@example.com"#, #"""#,
        "\"joe\nbloggs\"@example.com", "\"joe\\\nbloggs\"@example.com", #"Joe <joe@example.com>"#, #""\"#,
        "joe@example.com, jim@example.com", String(repeating: "a", count: 65) + "@example.com",
        "joe@" + String(repeating: "a.", count: 126) + "aa",
    ]

    @Test func email() {
        #expect(matching(.email, Self.valid) == Self.valid)
        #expect(matching(.email, Self.invalid) == [])
        #expect(matching(.email, ["실례@example.com", "joe@실례.테스트", "\"ü\"@example.com"]) == [])
    }

    @Test func idnEmail() {
        #expect(matching(.idnEmail, Self.valid) == Self.valid)
        #expect(matching(.idnEmail, Self.invalid) == [])
        let valid = ["실례@실례.테스트", "δοκιμή@example.com", "\"δο κι\"@example.com", "joe@bücher.example", "𝕏@example.com"]
        #expect(matching(.idnEmail, valid) == valid)
        let invalid = [
            "실례", "실례@", "@실례.테스트", "실 례@실례.테스트", "user＠example.com", "joe@☃.example", "joe@실례。테스트",
            String(repeating: "ü", count: 33) + "@example.com",
        ]
        #expect(matching(.idnEmail, invalid) == [])
    }
}
