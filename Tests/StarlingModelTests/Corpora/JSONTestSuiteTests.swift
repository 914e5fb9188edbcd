import StarlingModel
import Testing

/// N. Seriot, Parsing JSON is a Minefield: https://github.com/nst/JSONTestSuite
@Suite(.enabled(if: Corpora.isWanted("json-test-suite"), "needs ../shared/corpora/json-test-suite"))
struct JSONTestSuiteTests {
    /// What is made of the documents that RFC 8259 leaves to the implementation.
    private static let choices: [String: (accepted: Bool, reason: String)] = [
        // A number that no `Double` is near to is JSON, but not a number of ours.
        "number_huge_exp": (true, "a fault: number out of range"),
        "number_neg_int_huge_exp": (true, "a fault: number out of range"),
        "number_pos_double_huge_exp": (true, "a fault: number out of range"),
        "number_real_neg_overflow": (true, "a fault: number out of range"),
        "number_real_pos_overflow": (true, "a fault: number out of range"),
        "number_double_huge_neg_exp": (true, "rounded to 0"),
        "number_real_underflow": (true, "rounded to 0"),
        "number_too_big_neg_int": (true, "rounded to a Double"),
        "number_too_big_pos_int": (true, "rounded to a Double"),
        "number_very_big_negative_int": (true, "rounded to a Double"),
        // A string of Swift holds no half of a surrogate pair; a replacement would make different texts the same.
        "object_key_lone_2nd_surrogate": (false, "no Unicode"),
        "string_1st_surrogate_but_2nd_missing": (false, "no Unicode"),
        "string_1st_valid_surrogate_2nd_invalid": (false, "no Unicode"),
        "string_incomplete_surrogate_and_escape_valid": (false, "no Unicode"),
        "string_incomplete_surrogate_pair": (false, "no Unicode"),
        "string_incomplete_surrogates_escape_valid": (false, "no Unicode"),
        "string_invalid_lonely_surrogate": (false, "no Unicode"),
        "string_invalid_surrogate": (false, "no Unicode"),
        "string_inverted_surrogates_U+1D11E": (false, "no Unicode"),
        "string_lone_second_surrogate": (false, "no Unicode"),
        // RFC 8259 section 8.1: UTF-8, without a byte order mark.
        "string_UTF-16LE_with_BOM": (false, "not UTF-8"),
        "string_utf16BE_no_BOM": (false, "not UTF-8"),
        "string_utf16LE_no_BOM": (false, "not UTF-8"),
        "string_UTF-8_invalid_sequence": (false, "not UTF-8"),
        "string_UTF8_surrogate_U+D800": (false, "not UTF-8"),
        "string_invalid_utf-8": (false, "not UTF-8"),
        "string_iso_latin_1": (false, "not UTF-8"),
        "string_lone_utf8_continuation_byte": (false, "not UTF-8"),
        "string_not_in_unicode_range": (false, "not UTF-8"),
        "string_overlong_sequence_2_bytes": (false, "not UTF-8"),
        "string_overlong_sequence_6_bytes": (false, "not UTF-8"),
        "string_overlong_sequence_6_bytes_null": (false, "not UTF-8"),
        "string_truncated-utf-8": (false, "not UTF-8"),
        "structure_UTF-8_BOM_empty_object": (false, "a byte order mark"),
        // Clients do not choose how deep a recursion goes.
        "structure_500_nested_arrays": (false, "deeper than 128"),
    ]

    /// Whether a file must be accepted, by its name.
    private static func isAccepted(_ file: String) -> Bool? {
        let name = file.dropLast(".json".count)
        switch name.prefix(2) {
        case "y_": return true
        case "n_": return false
        default: return choices[String(name.dropFirst(2))]?.accepted
        }
    }

    @Test func documents() throws {
        let files = try Corpora.files("json-test-suite/test_parsing")
        #expect(files.count >= 318)
        for (name, bytes) in files {
            let outcome = DecodingOutcome { try JSON.decode(from: bytes) }
            #expect(outcome.isMalformed == Self.isAccepted(name).map { !$0 }, "\(name): \(outcome)")
        }
    }

    /// What is read by one path in the reader is read by every other one.
    @Test func everyWayOfReadingAgrees() throws {
        for (name, bytes) in try Corpora.files("json-test-suite/test_parsing") + Corpora.files("json-test-suite/test_transform") {
            let outcome = DecodingOutcome { try JSON.decode(from: bytes) }
            #expect(DecodingOutcome { try JSON.decode(PlainJSONValue.self, from: bytes).value } == outcome, "\(name)")
            // Passed over: there, values are not looked at, but syntax is.
            let member = Array(#"{"x":"#.utf8) + bytes + Array("}".utf8)
            let skipped = DecodingOutcome {
                _ = try JSON.decode(NoFields.self, from: member); return .null
            }
            #expect(skipped.isMalformed == outcome.isMalformed, "\(name): \(outcome), skipped: \(skipped)")
            // As a part of something that has another type than expected.
            let mistyped = DecodingOutcome {
                _ = try JSON.decode(NoFields.self, from: Array("[1,".utf8) + bytes + Array("]".utf8))
                return .null
            }
            #expect(mistyped.isMalformed == outcome.isMalformed, "\(name): \(outcome), as another type: \(mistyped)")
        }
    }

    @Test func whatIsReadIsWrittenAndReadAgain() throws {
        for (name, bytes) in try Corpora.files("json-test-suite/test_parsing") + Corpora.files("json-test-suite/test_transform") {
            guard let value = try? JSON.decode(JSONValue.self, from: bytes) else { continue }
            for format in [[], .pretty, .sortedKeys, [.pretty, .sortedKeys]] as [JSON.Format] {
                #expect(try JSON.decode(from: JSON.encode(value, format)) == value, "\(name)")
                #expect(try JSON.decode(from: JSON.encode(PlainJSONValue(value: value), format)) == value, "\(name)")
            }
            #expect(try MessagePack.decode(from: MessagePack.encode(value)) == value, "\(name)")
        }
    }

    @Test func documentsDamagedOrCutShort() throws {
        var random = SplitMix(state: 1)
        for (name, bytes) in try Corpora.files("json-test-suite/test_parsing") where bytes.count < 1000 {
            for length in 0..<bytes.count {
                var damaged = Array(bytes[..<length])
                if random.next() % 2 == 0 { damaged.append(UInt8(truncatingIfNeeded: random.next())) }
                let outcome = DecodingOutcome { try JSON.decode(from: damaged) }
                #expect(
                    DecodingOutcome { try JSON.decode(PlainJSONValue.self, from: damaged).value } == outcome, "\(name), \(length) bytes")
                let skipped = DecodingOutcome {
                    _ = try JSON.decode(Skipped.self, from: damaged); return .null
                }
                #expect(skipped.isMalformed == outcome.isMalformed, "\(name), \(length) bytes: \(outcome), skipped: \(skipped)")
            }
        }
    }

    /// What becomes of values that parsers understand in different ways.
    @Test func transformations() throws {
        let expected = [
            "number_-9223372036854775808": "[-9223372036854775808]",
            "number_-9223372036854775809": "[-9.223372036854776e+18]",
            "number_1.0": "[1.0]",
            "number_1.000000000000000005": "[1.0]",
            "number_1000000000000000": "[1000000000000000]",
            "number_10000000000000000999": "[10000000000000000999]",
            "number_1e-999": "[0.0]",
            "number_1e6": "[1000000.0]",
            "number_9223372036854775807": "[9223372036854775807]",
            "number_9223372036854775808": "[9223372036854775808]",
            // Keys are compared byte by byte: two spellings of one letter are two keys.
            "object_key_nfc_nfd": "{\"\u{E9}\":\"NFC\",\"e\u{301}\":\"NFD\"}",
            "object_key_nfd_nfc": "{\"e\u{301}\":\"NFD\",\"\u{E9}\":\"NFC\"}",
            "object_same_key_different_values": "Object contains field `a` twice",
            "object_same_key_same_value": "Object contains field `a` twice",
            "object_same_key_unclear_values": "Object contains field `a` twice",
            "string_1_escaped_invalid_codepoint": "JSON is malformed: lone surrogate in string (byte 2)",
            "string_1_invalid_codepoint": "JSON is malformed: invalid UTF-8 in string (byte 6)",
            "string_2_escaped_invalid_codepoints": "JSON is malformed: lone surrogate in string (byte 2)",
            "string_2_invalid_codepoints": "JSON is malformed: invalid UTF-8 in string (byte 9)",
            "string_3_escaped_invalid_codepoints": "JSON is malformed: lone surrogate in string (byte 2)",
            "string_3_invalid_codepoints": "JSON is malformed: invalid UTF-8 in string (byte 12)",
            "string_with_escaped_NULL": #"["A\u0000B"]"#,
        ]
        let files = try Corpora.files("json-test-suite/test_transform")
        #expect(Set(files.map { String($0.name.dropLast(".json".count)) }) == Set(expected.keys))
        for (name, bytes) in files {
            let outcome = DecodingOutcome { try JSON.decode(from: bytes) }
            let text = try #require(expected[String(name.dropLast(".json".count))])
            // Byte by byte: Swift's `==` takes two spellings of one letter for the same text.
            #expect(Array(outcome.description.utf8) == Array(text.utf8), "\(name): \(outcome)")
        }
    }
}
