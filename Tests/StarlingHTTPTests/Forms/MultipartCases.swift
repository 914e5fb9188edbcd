/// A multipart form with the boundary `b`, and what is read from it.
struct MultipartCase: Sendable, CustomStringConvertible {
    let description: String
    /// The bytes; a line feed stands for the end of a line.
    let body: [UInt8]
    /// The parts, each as `name[filename]=bytes`; nil when it is malformed.
    let parts: [String]?

    init(_ description: String, _ body: String, parts: [String]?, isExact: Bool = false) {
        self.description = description
        self.body = Array((isExact ? body : Self.lines(body)).utf8)
        self.parts = parts
    }

    static func lines(_ text: String) -> String { text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }

    private static func field(_ disposition: String, _ more: String = "") -> String {
        "--b\nContent-Disposition: \(disposition)\n\(more)\nx\n--b--\n"
    }

    static let good: [MultipartCase] = [
        MultipartCase("a field", field("form-data; name=\"a\""), parts: ["a=x"]),
        MultipartCase("no part", "--b--\n", parts: []),
        MultipartCase("no end of the last line", "--b\nContent-Disposition: form-data; name=a\n\nx\n--b--", parts: ["a=x"]),
        MultipartCase(
            "several parts",
            "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b\ncontent-disposition:form-data;name=a\n\n2\n--b\n"
                + "Content-Disposition: form-data; name=\"f\"; filename=\"me.png\"\nContent-Type: image/png\n\n\u{89}PNG\n\n\n--b--\n",
            parts: ["a=1", "a=2", "f[me.png]=\u{89}PNG\r\n\r\n"]),
        MultipartCase(
            "an empty part", "--b\nContent-Disposition: form-data; name=a\n\n\n--b\nContent-Disposition: form-data; name=c\n\n--b--\n",
            parts: ["a=", "c="]),
        MultipartCase("an empty file", field("form-data; name=a; filename=\"\"").replacing("\nx\n", "\n\n"), parts: ["a[]="]),
        MultipartCase(
            "what looks like a delimiter",
            "--b\nContent-Disposition: form-data; name=a\n\n--\n-b\n --b\n--c\n\r\n\r--b--\n--b--\n",
            parts: ["a=--\r\n-b\r\n --b\r\n--c\r\n\r\n\r--b--"]),
        MultipartCase(
            "bare line feeds", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\n--b--\n\r\n--b--\r\n", parts: ["a=x\n--b--\n"],
            isExact: true),
        MultipartCase("a preamble and an epilogue", "Hello\n--c\n\(field("form-data; name=a"))--b\nmore", parts: ["a=x"]),
        MultipartCase("an empty line before", "\n\(field("form-data; name=a"))", parts: ["a=x"]),
        MultipartCase("blanks behind a boundary", "--b \t \nContent-Disposition: form-data; name=a\n\nx\n--b-- \t", parts: ["a=x"]),
        MultipartCase("a semicolon at the end", field("form-data; name=a;"), parts: ["a=x"]),
        MultipartCase("other fields", field("form-data; name=a", "X-Other: é\nContent-Transfer-Encoding: 8BIT\n"), parts: ["a=x"]),
        MultipartCase("an escaped quote", field(#"form-data; name="a\"b\\c""#), parts: [#"a"b\c=x"#]),
        MultipartCase("a browser's quote", field(#"form-data; name="a%22b%20%2"; filename="%22.txt""#), parts: [#"a"b%20%2[".txt]=x"#]),
        MultipartCase("a path of Windows", field(#"form-data; name=a; filename="C:\Users\Ada\me.png""#), parts: ["a[me.png]=x"]),
        MultipartCase("a path of Unix", field(#"form-data; name=a; filename="../../etc/passwd""#), parts: ["a[passwd]=x"]),
        MultipartCase("no name but dots", field(#"form-data; name=a; filename="/tmp/..""#), parts: ["a[]=x"]),
        MultipartCase("UTF-8", field(#"form-data; name="ключ"; filename="日本.txt""#), parts: ["ключ[日本.txt]=x"]),
        MultipartCase(
            "an extended name", field("form-data; name=a; filename=x.txt; filename*=UTF-8''%e2%82%ac%20x.txt"), parts: ["a[€ x.txt]=x"]),
        MultipartCase("an extended name in Latin-1", field("form-data; name=a; filename*=iso-8859-1'en'%A3.txt"), parts: ["a[£.txt]=x"]),
        MultipartCase("an extended name that is a path", field("form-data; name=a; filename*=UTF-8''..%2Fx"), parts: ["a[x]=x"]),
        MultipartCase("an empty name", field("form-data; name=\"\""), parts: ["=x"]),
    ]

    static let bad: [MultipartCase] = [
        MultipartCase("nothing", "", parts: nil),
        MultipartCase("no boundary", "Hello\n", parts: nil),
        MultipartCase("no end", "--b\nContent-Disposition: form-data; name=a\n\nx\n", parts: nil),
        MultipartCase("half an end", "--b\nContent-Disposition: form-data; name=a\n\nx\n--b-", parts: nil),
        MultipartCase("an end within the header", "--b\nContent-Disposition: form-data; name=a\n--b--\n", parts: nil),
        MultipartCase("a boundary that goes on", "--b\nContent-Disposition: form-data; name=a\n\nx\n--bc\n--b--\n", parts: nil),
        MultipartCase(
            "a boundary that goes on behind its end", "--b\nContent-Disposition: form-data; name=a\n\nx\n--b--c\n--b--\n", parts: nil),
        MultipartCase("a boundary with one hyphen behind it", "--b\nContent-Disposition: form-data; name=a\n\nx\n--b-c\n", parts: nil),
        MultipartCase("line feeds alone", "--b\nContent-Disposition: form-data; name=a\n\nx\n--b--\n", parts: nil, isExact: true),
        MultipartCase(
            "a line feed alone behind a boundary", "--b\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--\r\n", parts: nil,
            isExact: true),
        MultipartCase(
            "a line feed alone in the header", "--b\r\nX: 1\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--\r\n", parts: nil,
            isExact: true),
        MultipartCase(
            "a carriage return alone in the header", "--b\r\nX: 1\rContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--\r\n",
            parts: nil, isExact: true),
        MultipartCase("no header", "--b\n\nx\n--b--\n", parts: nil),
        MultipartCase("no disposition", "--b\nContent-Type: text/plain\n\nx\n--b--\n", parts: nil),
        MultipartCase("two dispositions", field("form-data; name=a", "Content-Disposition: form-data; name=c\n"), parts: nil),
        MultipartCase("two types", field("form-data; name=a", "Content-Type: a/b\ncontent-type: a/b\n"), parts: nil),
        MultipartCase("a type that is none", field("form-data; name=a", "Content-Type: a b\n"), parts: nil),
        MultipartCase("an attachment", field("attachment; name=a"), parts: nil),
        MultipartCase("no name", field("form-data; filename=a"), parts: nil),
        MultipartCase("two names", field("form-data; name=a; name=a"), parts: nil),
        MultipartCase("two file names", field("form-data; name=a; filename=a; FILENAME=c"), parts: nil),
        MultipartCase("an open quote", field("form-data; name=\"a"), parts: nil),
        MultipartCase("text behind a quote", field("form-data; name=\"a\"c"), parts: nil),
        MultipartCase("a parameter without a value", field("form-data; name=; x=1"), parts: nil),
        MultipartCase("a parameter without a name", field("form-data; =a; name=a"), parts: nil),
        MultipartCase("blanks around an equals sign", field("form-data; name = a"), parts: nil),
        MultipartCase("an extended name that is none", field("form-data; name=a; filename*=x.txt"), parts: nil),
        MultipartCase("an extended name in no UTF-8", field("form-data; name=a; filename*=UTF-8''%ff"), parts: nil),
        MultipartCase("an extended name in another charset", field("form-data; name=a; filename*=KOI8-R''x"), parts: nil),
        MultipartCase("an extended name with a line end", field("form-data; name=a; filename*=UTF-8''a%0Ab"), parts: nil),
        MultipartCase("an extended name with half a byte", field("form-data; name=a; filename*=UTF-8''a%0"), parts: nil),
        MultipartCase("a NUL in the header", field("form-data; name=\"a\u{0}\""), parts: nil),
        MultipartCase("a folded line", field("form-data;\n name=a"), parts: nil),
        MultipartCase("a line without a colon", field("form-data; name=a", "nonsense\n"), parts: nil),
        MultipartCase("a blank before a colon", field("form-data; name=a", "X : 1\n"), parts: nil),
        MultipartCase("an encoding", field("form-data; name=a", "Content-Transfer-Encoding: base64\n"), parts: nil),
    ]
}

extension String {
    /// The text with every occurrence of another one replaced.
    func replacing(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
