import HTTPTypes
import StarlingHTTP
import Testing

/// RFC 9110, section 13.2.2, with a version `"1"` of 1994-11-06 08:49:37.
@Suite("Preconditions") struct PreconditionTests {
    private static let changed = HTTPDate(secondsSince1970: 784_111_777)
    private static let same = "Sun, 06 Nov 1994 08:49:37 GMT"
    private static let before = "Sun, 06 Nov 1994 08:49:36 GMT"
    private static let after = "Sun, 06 Nov 1994 08:49:38 GMT"

    private static func conditions(_ lines: String) -> Preconditions {
        var headers = HeaderFields()
        for line in lines.split(separator: " | ") {
            if let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) {
                headers.append(String(line[colon...].dropFirst(2)), for: name)
            }
        }
        return Preconditions(headers)
    }

    @Test(
        arguments: [
            ("", .met, .met),
            (#"If-Match: "1""#, .met, .met), (#"If-Match: "2", "1""#, .met, .met), (#"If-Match: *"#, .met, .met),
            (#"If-Match: "2""#, .failed, .failed), (#"If-Match: W/"1""#, .failed, .failed), (#"If-Match: 1"#, .failed, .failed),
            (#"If-Unmodified-Since: \#(same)"#, .met, .met), (#"If-Unmodified-Since: \#(after)"#, .met, .met),
            (#"If-Unmodified-Since: \#(before)"#, .failed, .failed),
            (#"If-Unmodified-Since: never"#, .met, .met),
            // A tag says it better.
            (#"If-Match: "1" | If-Unmodified-Since: \#(before)"#, .met, .met),
            (#"If-Match: "2" | If-Unmodified-Since: \#(after)"#, .failed, .failed),
            (#"If-None-Match: "1""#, .notModified, .failed), (#"If-None-Match: W/"1""#, .notModified, .failed),
            (#"If-None-Match: *"#, .notModified, .failed), (#"If-None-Match: "2""#, .met, .met), (#"If-None-Match: 1"#, .met, .met),
            (#"If-Modified-Since: \#(same)"#, .notModified, .met), (#"If-Modified-Since: \#(after)"#, .notModified, .met),
            (#"If-Modified-Since: \#(before)"#, .met, .met),
            (#"If-Modified-Since: yesterday"#, .met, .met),
            (#"If-None-Match: "2" | If-Modified-Since: \#(same)"#, .met, .met),
            (#"If-None-Match: "1" | If-Modified-Since: \#(before)"#, .notModified, .failed),
            // The first two come before the others.
            (#"If-Match: "1" | If-None-Match: "1""#, .notModified, .failed), (#"If-Match: "2" | If-None-Match: "1""#, .failed, .failed),
            (#"If-Unmodified-Since: \#(before) | If-Modified-Since: \#(same)"#, .failed, .failed),
            (#"If-Unmodified-Since: \#(same) | If-Modified-Since: \#(same)"#, .notModified, .met),
        ] as [(String, Preconditions.Outcome, Preconditions.Outcome)]) func areEvaluated(
            fields: String, reading: Preconditions.Outcome, writing: Preconditions.Outcome
        )
    {
        let conditions = Self.conditions(fields)
        for method in [HTTPRequest.Method.get, .head] {
            #expect(conditions.outcome(of: method, etag: "1", lastModified: Self.changed) == reading)
        }
        for method in [HTTPRequest.Method.put, .delete, .patch, .post] {
            #expect(conditions.outcome(of: method, etag: "1", lastModified: Self.changed) == writing)
        }
    }

    @Test(
        arguments: [
            (#"If-Match: *"#, .failed), (#"If-Match: "1""#, .failed), (#"If-None-Match: *"#, .met),
            (#"If-None-Match: "1""#, .met), (#"If-Unmodified-Since: \#(before)"#, .met), (#"If-Modified-Since: \#(after)"#, .met),
        ] as [(String, Preconditions.Outcome)]) func areEvaluatedWhereThereIsNothing(fields: String, outcome: Preconditions.Outcome)
    {
        #expect(Self.conditions(fields).outcome(of: .put, exists: false) == outcome)
        #expect(Self.conditions(fields).outcome(of: .put, etag: "1", lastModified: Self.changed, exists: false) == outcome)
    }

    /// What is not known is no version of a list, and no moment.
    @Test(
        arguments: [
            (#"If-Match: "1""#, .failed), (#"If-Match: *"#, .met), (#"If-None-Match: "1""#, .met),
            (#"If-None-Match: *"#, .notModified), (#"If-Unmodified-Since: \#(before)"#, .met), (#"If-Modified-Since: \#(after)"#, .met),
        ] as [(String, Preconditions.Outcome)]) func areEvaluatedWithoutAVersion(fields: String, outcome: Preconditions.Outcome)
    {
        #expect(Self.conditions(fields).outcome(of: .get) == outcome)
    }

    @Test func severalFieldsCountAsOneList() {
        let conditions = Preconditions([.ifNoneMatch: #""2""#, .ifNoneMatch: #""1""#])
        #expect(conditions.outcome(of: .get, etag: "1") == .notModified)
        #expect(!conditions.isEmpty)
        #expect(Preconditions([.accept: "*/*", .ifModifiedSince: "x"]).isEmpty)
    }

    @Test(arguments: [
        (#""1""#, true), (#"W/"1""#, false), (#""2""#, false), (#""1", "2""#, false), ("*", false), (same, true), (before, false),
        (after, false),
        ("Sunday, 06-Nov-94 08:49:37 GMT", true), ("", false), ("1", false),
    ]) func ranges(value: String, isMet: Bool) {
        #expect(IfRange(value).isMet(etag: "1", lastModified: Self.changed, now: HTTPDate(secondsSince1970: 1_000_000_000)) == isMet)
    }

    /// What may still change under the same validator is no ground to go on with a part.
    @Test func rangesWantStrongValidators() {
        #expect(!IfRange(#"W/"1""#).isMet(etag: ETag("1", weak: true), lastModified: nil))
        #expect(!IfRange(#""1""#).isMet(etag: nil, lastModified: Self.changed))
        #expect(!IfRange(Self.same).isMet(etag: nil, lastModified: Self.changed, now: Self.changed))
        #expect(!IfRange(Self.same).isMet(etag: nil, lastModified: nil))
    }
}
