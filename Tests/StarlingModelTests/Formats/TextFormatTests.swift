import StarlingModel
import Testing

extension TextFormat {
    fileprivate static let slug = TextFormat("slug") { text in
        text.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }
    }
}

@Suite struct TextFormatTests {
    @Test func aFormatOfOnesOwn() {
        #expect(TextFormat.slug.name == "slug")
        #expect(TextFormat.slug.matches("a-b"))
        #expect(!TextFormat.slug.matches("a b"))
    }

    @Test func theNameTellsFormatsApart() {
        #expect(TextFormat.email == TextFormat("email") { _ in true })
        #expect(TextFormat.email != .idnEmail)
        #expect(Set([TextFormat.date, .time, .date]).count == 2)
    }

    @Test func namesAreThoseOfJSONSchema() {
        let names = [
            "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
            "iri-reference", "uuid", "date", "time", "date-time", "duration", "json-pointer", "relative-json-pointer",
            "uri-template", "regex", "byte",
        ]
        #expect(TextFormat.samples.map(\.format.name) == names)
    }

    @Test func samplesMatch() {
        for (format, text) in TextFormat.samples { #expect(format.matches(text), "\(format.name)") }
    }
}
