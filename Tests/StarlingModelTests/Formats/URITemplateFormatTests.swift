import StarlingModel
import Testing

@Suite struct URITemplateFormatTests {
    @Test func uriTemplate() {
        let valid = [
            "", "http://example.com/dictionary/{term:1}/{term}", "http://example.com/dictionary", "dictionary/{term}", "a%41b",
            "a'b", "aüb", "a😀b", "\u{E000}", "{+var}", "{#var}", "{.var}", "{/var}", "{;var}", "{?var}", "{&var}", "{=var}",
            "{|var}", "{var*}", "{x,y}", "{?x,y*,z:12}", "{a.b}", "{%41}", "{a%41.b}", "{v:1}", "{v:9999}", "{_}", "{1}", "{a}{b}",
        ]
        #expect(matching(.uriTemplate, valid) == valid)
        let invalid = [
            "{", "}", "{}", "{+}", "a{b", "a}b", "{term:1}/{term", "{{a}}", "{a,,b}", "{a,}", "{,a,}", "{,+a}", "{a..b}", "{.a.}",
            "{..a}", "{a.}", "{v:}", "{v:0}", "{v:01}", "{v:10000}", "{v:1*}", "{v*:1}", "{v**}", "{a b}", "{a-b}", "{ü}", "{$a}",
            "{%4}", "{%zz}", "{var=def}", "a b", "a\"b", "a<b", "a>b", "a\\b", "a^b", "a`b", "a|b", "a%b", "%4", "a\nb", "a\u{7F}b",
            "a\u{0}b", "a\u{80}b", "a\u{FFFF}b",
        ]
        #expect(matching(.uriTemplate, invalid) == [])
    }
}
