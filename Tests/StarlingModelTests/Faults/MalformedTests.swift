import StarlingModel
import Testing

/// Documents that are none, and where they end to be one.
@Suite struct MalformedTests {
    /// The reason and the place, whatever a document is read as.
    private static func reasons(_ types: [any WireValue.Type], _ decode: (any WireValue.Type) throws -> Any) -> Set<String> {
        Set(
            types.map { type in
                do {
                    _ = try decode(type)
                    return "\(type): nothing"
                } catch let error as MalformedInput {
                    return "\(error.offset ?? -1) \(error.reason)"
                } catch {
                    return "\(type): \(error)"
                }
            })
    }

    @Test(arguments: [
        ("", "0 the input ends too early"), (" \n", "2 the input ends too early"), ("nul", "0 invalid character"),
        ("nulL", "0 invalid character"), ("tru", "0 invalid character"), ("True", "0 invalid character"), ("-", "1 invalid number"),
        ("01", "2 invalid number"), ("-01", "3 invalid number"), ("1.", "2 invalid number"), (".5", "0 invalid character"),
        ("1.e5", "2 invalid number"), ("1e", "2 invalid number"), ("1e+", "3 invalid number"), ("+1", "0 invalid character"),
        ("NaN", "0 invalid character"), ("Infinity", "0 invalid character"), ("-Infinity", "1 invalid number"),
        ("0x1", "1 trailing characters"),
        ("1 2", "2 trailing characters"), ("{}}", "2 trailing characters"), ("[]\u{0}", "2 trailing characters"),
        ("\u{FEFF}1", "0 invalid character"),
        ("[", "1 the input ends too early"), ("[1", "2 the input ends too early"), ("[1,", "3 the input ends too early"),
        ("[1,]", "3 trailing comma in array"), ("[,1]", "1 invalid character"), ("[1 2]", "3 expected ',' or ']'"),
        ("[1}", "2 expected ',' or ']'"),
        ("[1,,2]", "3 invalid character"), ("]", "0 invalid character"), ("[1]]", "3 trailing characters"),
        ("{", "1 the input ends too early"), (#"{"a""#, "4 the input ends too early"), (#"{"a":"#, "5 the input ends too early"),
        (#"{"a":1"#, "6 the input ends too early"), (#"{"a":1,"#, "7 the input ends too early"),
        (#"{"a":1,}"#, "7 trailing comma in object"),
        (#"{"a" 1}"#, "5 expected ':'"), (#"{"a":}"#, "5 invalid character"), ("{1:1}", "1 object keys must be strings"),
        (#"{"a":1 "b":2}"#, "7 expected ',' or '}'"), (#"{"a":1]"#, "6 expected ',' or '}'"), ("{,}", "1 object keys must be strings"),
        (#"{"a"::1}"#, "5 invalid character"), ("{'a':1}", "1 object keys must be strings"),
        (#"""#, "1 the input ends too early"), (#""abc"#, "4 the input ends too early"), (#""\"#, "2 the input ends too early"),
        (#""\x""#, "2 invalid escape character in string"), (#""\u12""#, "1 invalid \\u escape in string"),
        (#""\u12G4""#, "1 invalid \\u escape in string"),
        (#""\uD800""#, "1 lone surrogate in string"), (#""\uD800x""#, "1 lone surrogate in string"),
        (#""a\uDC00""#, "2 lone surrogate in string"),
        (#""\uD800\uD800""#, "1 lone surrogate in string"), (#""\uDC00\uD800""#, "1 lone surrogate in string"),
        ("\"a\nb\"", "2 invalid control character in string"), ("\"\u{0}\"", "1 invalid control character in string"),
        ("\"abcdefghijklmnopqrst\u{1F}\"", "21 invalid control character in string"), ("/**/1", "0 invalid character"),
        ("1//", "1 trailing characters"),
    ])
    func json(document: String, expected: String) {
        let types: [any WireValue.Type] = [
            JSONValue.self, PlainJSONValue.self, Skipped.self, String?.self, [Int].self, [String: Int].self, Leaf.self, Mixed.self,
        ]
        #expect(Self.reasons(types) { try JSON.decode($0, from: document) } == [expected])
        // As an element, and as a member that nobody wants.
        guard !expected.hasSuffix("trailing characters"), document != "]" else { return }
        for (head, types) in [("[", [[JSONValue].self, Skipped.self]), (#"{"unknown":"#, [NoFields.self, Leaf.self, JSONValue.self])]
            as [(String, [any WireValue.Type])]
        {
            let (offset, reason) = (expected.prefix { $0 != " " }, expected.drop { $0 != " " })
            let shifted = "\((Int(offset) ?? 0) + head.utf8.count)\(reason)"
            #expect(Self.reasons(types) { try JSON.decode($0, from: head + document) } == [shifted])
        }
    }

    /// Bytes that are no UTF-8, at the place of a text, of a known key, of an unknown one.
    @Test(
        arguments: [
            [0xFF], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
            [0xC3],
            [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFE, 0xFF],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        for padding in [0, 3, 7, 8, 14, 20, 40] {
            let text = Array(repeating: UInt8(ascii: "a"), count: padding) + bytes
            let quoted = Array("\"".utf8) + text + Array("\"".utf8)
            let documents: [[UInt8]] = [
                quoted, Array("[".utf8) + quoted + Array("]".utf8), Array("{".utf8) + quoted + Array(":1}".utf8),
                Array(#"{"name":"#.utf8) + quoted + Array("}".utf8), Array(#"{"\n":"\n\u0041"#.utf8) + text + Array("\"}".utf8),
                Array(#"{"\n"#.utf8) + text + Array("\":1}".utf8),
            ]
            for document in documents {
                for type in [JSONValue.self, Skipped.self, Leaf.self, Strict.self, [String: String].self, [String].self]
                    as [any WireValue.Type]
                {
                    #expect(throws: MalformedInput.self, "\(type) \(document)") { try JSON.decode(type, from: document) }
                }
            }
            let packed = [0xD9, UInt8(text.count)] + text
            for document in [packed, [0x91] + packed, [0x81] + packed + [0x01], [0x81, 0xA4, 0x6E, 0x61, 0x6D, 0x65] + packed] {
                for type in [JSONValue.self, Skipped.self, Leaf.self, Strict.self, [String: String].self, [String].self]
                    as [any WireValue.Type]
                {
                    #expect(throws: MalformedInput.self, "\(type) \(document)") { try MessagePack.decode(type, from: document) }
                }
            }
        }
    }

    @Test(
        arguments: [
            ([], "0 the input ends too early"), ([0xC1], "0 invalid opcode '\\xc1'"), ([0x01, 0x02], "1 trailing characters"),
            ([0x91], "1 the input ends too early"), ([0x92, 0x01], "2 the input ends too early"), ([0x81], "1 the input ends too early"),
            ([0x81, 0xA1, 0x61], "3 the input ends too early"), ([0x81, 0x01, 0x01], "1 object keys must be strings"),
            ([0x81, 0xC0, 0x01], "1 object keys must be strings"), ([0x81, 0x91, 0x01, 0x01], "1 object keys must be strings"),
            ([0xA3, 0x61, 0x62], "3 the input ends too early"), ([0xD9], "1 the input ends too early"),
            ([0xC4, 0x02, 0x00], "3 the input ends too early"),
            ([0xCD, 0x00], "2 the input ends too early"), ([0xCB, 0, 0, 0, 0, 0, 0, 0], "8 the input ends too early"),
            ([0xD4, 0x01], "2 the input ends too early"),
            ([0xC7, 0x02, 0x01, 0x01], "4 the input ends too early"), ([0x92, 0xC1, 0xC1], "1 invalid opcode '\\xc1'"),
            ([0xA1, 0xFF], "1 invalid UTF-8 in string"),
            ([0x81, 0xA1, 0xFF, 0x00], "2 invalid UTF-8 in string"), ([0xDD, 0xFF, 0xFF, 0xFF, 0xFF], "5 the input ends too early"),
        ] as [([UInt8], String)])
    func messagePack(document: [UInt8], expected: String) {
        let types: [any WireValue.Type] = [
            JSONValue.self, Skipped.self, String?.self, [Int].self, [String: Int].self, Leaf.self, Mixed.self,
        ]
        #expect(Self.reasons(types) { try MessagePack.decode($0, from: document) } == [expected])
    }

    /// What has been found before is of no interest any more: the document is none.
    @Test func unreadableGoesBeforeFaulty() {
        #expect(throws: MalformedInput.self) { try JSON.decode([Int].self, from: #"["a",true,"#) }
        #expect(throws: MalformedInput.self) { try JSON.decode(Strict.self, from: #"{"x":1,"y":tru}"#) }
        #expect(throws: MalformedInput.self) { try JSON.decode(Int.self, from: #""a" 1"#) }
        #expect(throws: MalformedInput.self) { try MessagePack.decode([Int].self, from: [0x93, 0xC0, 0xC0]) }
        #expect(throws: MalformedInput.self) { try MessagePack.decode(Int.self, from: [0xC0, 0xC0]) }
    }

    @Test func words() {
        let malformed = DecodingOutcome { try JSON.decode(from: "[1,") }
        #expect(malformed.description == "JSON is malformed: the input ends too early (byte 3)")
        let packed = DecodingOutcome { try MessagePack.decode(from: [0xC1]) }
        #expect(packed.description == "MessagePack data is malformed: invalid opcode '\\xc1' (byte 0)")
    }

    /// A document cut short is none, wherever that happens.
    @Test func truncation() throws {
        var random = RandomValues(seed: 7)
        func check(_ document: [UInt8], _ types: [any WireValue.Type], _ decode: (any WireValue.Type, [UInt8]) throws -> Any) {
            for end in 0..<document.count {
                for type in types {
                    let error = #expect(throws: MalformedInput.self, "\(type), \(end) bytes") {
                        _ = try decode(type, Array(document[..<end]))
                    }
                    #expect(error?.offset.map { $0 <= end } == true, "\(type), \(end) bytes")
                }
            }
        }
        let wide = random.wide()
        let leaf = JSONValue.object([
            "name": .string(random.text()), "size": 12, "x": .array([random.json(), nil, true, 1.5, "\u{1F600}\n"]),
        ])
        let types: [any WireValue.Type] = [
            JSONValue.self, PlainJSONValue.self, Skipped.self, Leaf.self, Mixed.self, [String: JSONValue].self, Int.self,
        ]
        for (value, types) in [(leaf, types), (try JSON.decode(from: JSON.encode(wide)), [Wide.self])] {
            check(try JSON.encode(value), types) { type, bytes in try JSON.decode(type, from: bytes) }
        }
        check(try MessagePack.encode(leaf), types) { type, bytes in try MessagePack.decode(type, from: bytes) }
        check(try MessagePack.encode(wide), [Wide.self]) { type, bytes in try MessagePack.decode(type, from: bytes) }
    }
}
