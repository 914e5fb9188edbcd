import StarlingModel
import Testing

@Suite struct URIFormatTests {
    private static let uris = [
        "http://foo.bar/?baz=qux#quux", "http://foo.com/blah_(wikipedia)_blah#cite-1", "http://foo.bar/?q=Test%20stuff",
        "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com", "http://223.255.255.254", "http://087.10.0.1/",
        "http://999.999.999.999/", "ftp://ftp.is.co.za/rfc/rfc1808.txt", "ldap://[2001:db8::7]/c=GB?objectClass?one",
        "mailto:John.Doe@example.com", "news:comp.infosystems.www.servers.unix", "tel:+1-816-555-1212",
        "urn:oasis:names:specification:docbook:dtd:xml:4.1.2", "file:///etc/hosts", "file:/etc/hosts", "a:", "a:b", "a:/",
        "a:/b//c", "a://", "a://:80", "a://b:/c", "a://@b", "a://?b", "a://#b", "a:?b", "a:#", "a:#b?c/d", "a:b:c@d",
        "http://[v1.a:b]/", "http://[VF.-]", "http://[::ffff:1.2.3.4]:80", "x+y-1.z:a", "http://a/%2F", "a:b%00",
    ]

    private static let relatives = [
        "", "abc", "/abc", "//foo.bar/?baz=qux#quux", "#fragment", "?query=1", "//", "./this:that", "../a", "a/b:c", "a@b",
        "/a:b", "//a:80", "%41", "a?b:c", "a#b:c", ".", "*", "//[::1]/p",
    ]

    private static let wrong = [
        "\\\\WINDOWS\\fileshare", "http:// shouldfail.com", ":// should fail", ":a", "bar,baz:foo", "1http://a.b", "ht_tp://a",
        "1:b", "%41:b", "https://[@example.org/test.txt", "https://example.org/foobar\\.txt", "http://a/\"", "http://a/<>",
        "http://a/{}", "http://a/^", "http://a/`", "http://a/ b", "http://a/|", "http://a/%6G", "http://a/%A", "http://a/%",
        "http://a:b/c", "http://a:80:80", "http://a@b@c", "http:/[::1]", "http://[::1", "http://::1]", "http://[]",
        "http://[1.2.3.4]", "http://[::ffff:01.2.3.4]", "http://[fe80::1%25en0]", "http://[::1]a", "http://[v.a]",
        "http://[v1.]", "http://[v1a]", "http://[vg.a]", "http://[::%31]", "http://2001:db8::1", "/a#b#c", "a:b#[c]", "a:?[",
        "//a b", "http://a/\n", "http://a\u{0}", "http://a/\u{7F}", "#frag\\ment", "/a\"b", "/[::1]",
    ]

    private static let international = [
        "http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://ƒøø.com/blah_(wîkïpédiå)_blah#ßité-1", "http://ü@ü:1/ü", "http://a/\u{10300}",
        "http://a/?q=\u{F0000}", "http://a/?\u{E000}", "http://a/\u{A0}\u{FFEF}\u{1FFFD}\u{E1000}",
    ]

    /// U+FDD0, which the compiler does not take in a literal.
    private static let noncharacter = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)

    private static let wrongInternational = [
        "ü://a", "http://a/\u{80}", "http://a/\u{E000}", "http://a/#\u{E000}", "http://\u{F0000}/", "http://a/" + noncharacter,
        "http://a/\u{FFFF}", "http://a/\u{1FFFF}", "http://a/\u{E0001}", "http://a/?\u{FFFFE}", "http://a:８0/",
    ]

    @Test func uri() {
        #expect(matching(.uri, Self.uris) == Self.uris)
        #expect(matching(.uri, Self.relatives + Self.wrong + Self.international + Self.wrongInternational) == [])
    }

    @Test func uriReference() {
        #expect(matching(.uriReference, Self.uris + Self.relatives) == Self.uris + Self.relatives)
        #expect(matching(.uriReference, Self.wrong + Self.international + Self.wrongInternational) == [])
        #expect(!TextFormat.uriReference.matches("/ü"))
    }

    @Test func iri() {
        #expect(matching(.iri, Self.uris + Self.international) == Self.uris + Self.international)
        #expect(matching(.iri, Self.relatives + Self.wrong + Self.wrongInternational + ["/ü", "ü"]) == [])
    }

    @Test func iriReference() {
        let valid = Self.uris + Self.relatives + Self.international + ["/âππ", "âππ", "#ƒrägmênt", "//ƒøø.ßår/?∂=π#π", "ü/:"]
        #expect(matching(.iriReference, valid) == valid)
        #expect(matching(.iriReference, Self.wrong + Self.wrongInternational + ["#ƒräg\\mênt", "ü:ü"]) == [])
    }
}
