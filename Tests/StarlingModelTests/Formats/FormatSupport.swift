import StarlingModel

extension TextFormat {
    /// Every standard format with a text that has it, for what holds of all of them.
    static let samples: [(format: TextFormat, text: String)] = [
        (.email, "joe.bloggs@example.com"), (.idnEmail, "실례@실례.테스트"), (.hostname, "www.xn--bcher-kva.example"),
        (.idnHostname, "bücher.example"), (.ipv4, "192.168.0.1"), (.ipv6, "1:2::192.168.0.1"),
        (.uri, "https://joe@[::1]:80/a%20b/?c=d#e"), (.uriReference, "../a?b#c"), (.iri, "https://bücher.example/ß?é#ü"),
        (.iriReference, "../ß?é#ü"), (.uuid, "2eb8aa08-aa98-11ea-b4aa-73b441d16380"), (.date, "2024-02-29"),
        (.time, "08:30:06.283+02:00"), (.dateTime, "2024-02-29T08:30:06.283Z"), (.duration, "P1Y2M3DT4H5M6S"),
        (.jsonPointer, "/a~0b/~1"), (.relativeJsonPointer, "1+2/a"), (.uriTemplate, "/a/{b:3,c*}{?d.e}"),
        (.regex, #"^(?<a>[\w-]+?){2,3}(?=\u{41})\k<a>$"#), (.byte, "AQIDBA=="),
    ]
}

/// The texts that have the format, for a comparison that names the wrong ones.
func matching(_ format: TextFormat, _ texts: [String]) -> [String] { texts.filter(format.matches) }
