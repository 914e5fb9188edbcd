import HTTPTypes
import Starling
import StarlingTesting
import StarlingYAML
import Testing
import Yams

/// What YAML says is what JSON would say.
@Suite("The text of YAML") struct YAMLTextTests {
    @Post("/echo", status: .ok, media: .yaml) static func echo(data: JSONValue) async -> JSONValue { data }

    private static let app = Application(handlers: [$echo], logger: .silent, plugins: [YAML()])

    private static func echo(_ value: JSONValue, _ client: TestClient) async throws -> String {
        let response = try await client.send(.post, "/echo", body: try JSON.encode(value))
        #expect(response.status == .ok, "\(value)")
        return response.text
    }

    /// As values, in lists, as keys: each is read back, and is a string.
    private static func expectStrings(_ texts: [String], _ client: TestClient) async throws {
        for text in texts {
            let places: [JSONValue] = [
                .string(text), [.string(text)], .object(JSONObject([(text, .integer(1))])),
                ["a": ["b": .string(text), "c": [[.string(text)], 1]]],
            ]
            for value in places {
                let yaml = try await echo(value, client)
                #expect(value.isSame(as: try Yams.compose(yaml: yaml)), "\(value) as \(yaml)")
            }
        }
    }

    @Test(arguments: TestTransport.all) func stringsThatLookLikeSomethingElse(transport: TestTransport) async throws {
        let words = ["yes", "No", "ON", "off", "true", "False", "null", "NULL", "~", "y", "N", ".nan", "-.inf", "<<", "=", ""]
        let numbers = [
            "0", "-1", "+1", "007", "0o7", "0x10", "0b1", "1_000", "1e3", "1.5", ".5", "5.", "1:30", "190:20:30.15",
            "1" + String(repeating: "0", count: 40),
        ]
        let dates = ["2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01 00:00:00.5 +1"]
        try await Self.app.test(transport) { client in
            for text in words + numbers + dates {
                #expect(try await Self.echo(.string(text), client) == "\"\(text)\"\n")
            }
            try await Self.expectStrings(words + numbers + dates, client)
        }
    }

    @Test(arguments: TestTransport.all) func stringsWithSigns(transport: TestTransport) async throws {
        let texts = [
            " a", "a ", " ", "- a", "-", "---", "...", "--- a", "? a", "?", ": a", ":", "a: b", "a:", "a :b", "a #b", "# a", "[a]",
            "{a: 1}",
            "a, b", "'", "\"", "it's: 'so'", "\\n", "a\\U0001F600", "%a", "@a", "`a`", "|", ">", "!tag", "!!int 1", "&a", "*a", "\0",
            "a\u{1B}[0m",
            "\u{7F}", "\u{85}", "a\u{85}b", "\u{A0}", "a\u{2028}b", "a\u{2029}b", "\u{FFFE}", "a\u{FEFF}b", "\t", "a\tb", "😀", "a😀b",
            "\u{10FFFF}",
            "日本: 語", "e\u{301}", "\u{661}", String(repeating: "a ", count: 200) + "b", String(repeating: "k", count: 2000),
        ]
        try await Self.app.test(transport) { client in try await Self.expectStrings(texts, client) }
    }

    @Test(arguments: TestTransport.all) func stringsOfSeveralLines(transport: TestTransport) async throws {
        let texts = [
            "a\nb", "a\nb\n", "a\nb\n\n", "\na", "\n", "\n\n", "a\n\nb", " a\nb", "a\n  b\n", "a \nb", "a\nb ", "a\n ", "a\r\nb", "a\rb",
            "a\n\tb",
            "a: 1\nb: 2", "- a\n- b\n", "a\n---\nb", "a\n...\nb\n", "---\na", "# a\n# b", "a\u{2028}b\nc", "a\u{85}b\nc", "😀\n😀", "\0\n",
        ]
        try await Self.app.test(transport) { client in
            try await Self.expectStrings(texts, client)
            #expect(try await Self.echo(["a": "x: 1\n  y\n", "b": ["c\nd"]], client) == "a: |\n  x: 1\n    y\nb:\n- |-\n  c\n  d\n")
        }
    }

    @Test(arguments: TestTransport.all) func ordinaryStrings(transport: TestTransport) async throws {
        let texts = [
            "a", "Solaris", "Stanisław Lem", "a b", "a:b", "a#b", "https://example.com/?a=b&c=d#e", "/books/1", "_id", "nan", "e1", "x-1",
            "日本語",
        ]
        try await Self.app.test(transport) { client in
            for text in texts {
                let yaml = try await Self.echo(.string(text), client)
                #expect(yaml == text + "\n")
            }
            try await Self.expectStrings(texts, client)
        }
    }

    @Test(arguments: TestTransport.all) func numbers(transport: TestTransport) async throws {
        let cases: [(JSONValue, String)] = [
            (0, "0"), (.integer(.min), "-9223372036854775808"), (.integer(.max), "9223372036854775807"),
            (.unsigned(.max), "18446744073709551615"), (0.1, "0.1"), (-0.0, "-0.0"), (1.0, "1.0"), (123_456_789.125, "123456789.125"),
            (1e300, "1.0e+300"), (-1.5e300, "-1.5e+300"), (.double(.leastNonzeroMagnitude), "5.0e-324"),
            (.double(.greatestFiniteMagnitude), "1.7976931348623157e+308"),
            (.double(1e16), "1.0e+16"), (true, "true"), (false, "false"), ([nil], "- null"),
        ]
        try await Self.app.test(transport) { client in
            for (value, text) in cases {
                let yaml = try await Self.echo(value, client)
                #expect(yaml == text + "\n")
                #expect(value.isSame(as: try Yams.compose(yaml: yaml)), "\(value)")
            }
        }
    }

    @Test(arguments: TestTransport.all) func structure(transport: TestTransport) async throws {
        let cases: [(JSONValue, String)] = [
            ([], "[]\n"), ([:], "{}\n"), ([[], [:], [[]]], "- []\n- {}\n- - []\n"),
            (["z": 1, "a": [:], "m": ["l": [], "b": nil]], "z: 1\na: {}\nm:\n  l: []\n  b: null\n"),
            ([["a": 1, "b": [1, [2, 3]]], "c"], "- a: 1\n  b:\n  - 1\n  - - 2\n    - 3\n- c\n"),
        ]
        try await Self.app.test(transport) { client in
            for (value, text) in cases {
                let yaml = try await Self.echo(value, client)
                #expect(yaml == text)
                #expect(value.isSame(as: try Yams.compose(yaml: yaml)))
            }
        }
    }

    private static func nested(_ depth: Int) -> JSONValue {
        (0..<depth).reduce("x") { value, level in level.isMultiple(of: 2) ? [value] : ["k": value] }
    }

    @Get("/deep/{depth}", media: .yaml) static func deep(depth: Int) async -> JSONValue { nested(depth) }

    /// What is nested too deeply is the application's fault, whatever JSON would make of it.
    @Test(arguments: TestTransport.all) func depth(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$deep], logger: .silent, plugins: [YAML()])
        try await app.test(transport) { client in
            let most = try await client.get("/deep/\(JSONReader.maximumDepth)")
            #expect(most.status == .ok)
            #expect(Self.nested(JSONReader.maximumDepth).isSame(as: try Yams.compose(yaml: most.text)))
            let more = try await client.get("/deep/\(JSONReader.maximumDepth + 1)")
            #expect(more.status == .internalServerError)
            #expect(more.headers[.contentType] == "application/json")
        }
    }
}
