import StarlingHTTP
import Testing

@Suite("Content-Disposition") struct ContentDispositionTests {
    @Test(arguments: [
        (nil, "attachment"), ("", "attachment"), ("a.txt", #"attachment; filename="a.txt""#),
        ("two words.txt", #"attachment; filename="two words.txt""#), ("/srv/files/a.txt", #"attachment; filename="a.txt""#),
        ("a/", #"attachment; filename="a""#), ("/", "attachment"), ("\u{1}\u{7F}\n", "attachment"),
        ("é.txt", #"attachment; filename="_.txt"; filename*=UTF-8''%C3%A9.txt"#),
        (#"say "hi".txt"#, #"attachment; filename="say _hi_.txt"; filename*=UTF-8''say%20%22hi%22.txt"#),
        (#"a\b.txt"#, #"attachment; filename="a_b.txt"; filename*=UTF-8''a%5Cb.txt"#),
        ("100%.txt", #"attachment; filename="100%.txt"; filename*=UTF-8''100%25.txt"#),
        ("a\r\nset-cookie: x=1", #"attachment; filename="aset-cookie: x=1""#),
        ("e\u{301}", #"attachment; filename="e_"; filename*=UTF-8''e%CC%81"#),
    ]) func isWritten(name: String?, value: String) {
        #expect(ContentDisposition(.attachment, fileName: name).headerValue == value)
    }

    @Test(arguments: [
        ("inline", "inline", nil), ("INLINE", "inline", nil), ("attachment; filename=a.txt", "attachment", "a.txt"),
        (#"attachment; filename="a b.txt""#, "attachment", "a b.txt"), (#"attachment;FileName="a";"#, "attachment", "a"),
        (#"attachment; filename="a\"b\\c""#, "attachment", #"a"b\c"#), (#"attachment; filename="a;b=c""#, "attachment", "a;b=c"),
        ("attachment; filename*=UTF-8''%e2%82%ac%20rates", "attachment", "€ rates"),
        ("attachment; filename=\"EURO rates\"; filename*=utf-8'en'%e2%82%ac%20rates", "attachment", "€ rates"),
        ("attachment; filename*=iso-8859-1'en'%A3; filename=\"pounds\"", "attachment", "£"),
        ("attachment; filename*=UTF-8''%ff; filename=b", "attachment", "b"),
        ("attachment; filename*=UTF-8''%4; filename=b", "attachment", "b"),
        (#"form-data; name="x"; filename="../../y""#, "form-data", "../../y"), (#"attachment; filename="""#, "attachment", ""),
    ]) func isRead(value: String, kind: String, name: String?) {
        let read = ContentDisposition(headerValue: value)
        #expect(read?.kind.name == kind)
        #expect(read?.fileName == name)
    }

    @Test(arguments: [
        "", ";", "a b", "attachment filename=x", "attachment; filename", "attachment; =x", "attachment; filename=a b",
        #"attachment; filename="a"#, #"attachment; filename=a""#, #"attachment; filename="a"b"#, #"attachment; filename="a\""#,
        "attachment; filename=a; filename=b", "attachment; filename=ä", "attachment; file name=x", "\"attachment\"",
    ]) func isNone(value: String) {
        #expect(ContentDisposition(headerValue: value) == nil)
    }
}
