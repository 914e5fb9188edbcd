import StarlingModel
import Testing

@Suite struct JSONPointerFormatTests {
    private static let valid = [
        "", "/", "/foo", "/foo/0", "/foo//bar", "/foo/bar/", "/a~1b", "/m~0n", "/~1~0~0~1~1", "/~01", "/c%d", "/e^f", "/g|h",
        "/i\\j", "/k\"l", "/ ", "/foo/-", "/😎", "/a\u{0}\n\tb",
    ]

    private static let invalid = [
        "#", "#/", "#a", "a", "0", "a/a", "~0", " /a", "/~", "/foo/bar~", "/~0~", "/~0/~", "/~2", "/~-1", "/~~", "/~/0", "/~é",
    ]

    @Test func jsonPointer() {
        #expect(matching(.jsonPointer, Self.valid) == Self.valid)
        #expect(matching(.jsonPointer, Self.invalid) == [])
    }

    @Test func relativeJSONPointer() {
        let pointers = Self.valid.flatMap { ["0" + $0, "12" + $0, "0-1" + $0] }
        #expect(matching(.relativeJsonPointer, pointers) == pointers)
        let valid = ["0", "1", "100", "0#", "120#", "0+1#", "2-10#", "0+0", "0//"]
        #expect(matching(.relativeJsonPointer, valid) == valid)
        let invalid = [
            "", "#", "/foo", "-1/foo", "+1/foo", "01", "01/a", "01#", "00", "0##", "1#/foo", "0+", "0+01", "0-#", "0+-1",
            "0+1+1", "0/~2", "0/foo~", "0a", "1\n", " 1", "1 ", "\u{661}/foo",
        ]
        #expect(matching(.relativeJsonPointer, invalid) == [])
    }
}
