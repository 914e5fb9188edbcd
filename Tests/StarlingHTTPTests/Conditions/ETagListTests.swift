import StarlingHTTP
import Testing

@Suite("Lists of entity tags") struct ETagListTests {
    @Test(arguments: [
        (#""a""#, [ETag("a")]), (#"W/"a""#, [ETag("a", weak: true)]), (#""a", "b""#, ["a", "b"]), (#""a","b" ,\#t"c""#, ["a", "b", "c"]),
        (#""a,b", W/"c""#, ["a,b", ETag("c", weak: true)]), (#""""#, [""]), (#",, "a" ,,"#, ["a"]), (#""ü""#, ["ü"]),
        (#""*""#, ["*"]), (#""a\", "b""#, [ETag(#"a\"#), "b"]), ("", []), (",", []), (" ", []),
        // What is no tag is passed over, and the others count.
        ("a", []), (#"a, "b""#, ["b"]), (#""a"b, "c""#, ["c"]), (#""a" "b", "c""#, ["c"]), (#"w/"a", "b""#, ["b"]),
        (#"W / "a", "b""#, ["b"]),
        (#""a b", "c""#, ["c"]), (#""a"#, []), (#"W/"#, []), (#"*, "a""#, ["a"]), (#""a", *"#, ["a"]), (#"**"#, []),
    ]) func areRead(value: String, tags: [ETag]) {
        #expect(ETagList(value) == .tags(tags))
    }

    @Test(arguments: ["*", " * ", "\t*"]) func areAny(value: String) {
        #expect(ETagList(value) == .any)
        #expect(ETagList(value).containsStrongly(nil))
        #expect(ETagList(value).containsWeakly("a"))
    }

    /// RFC 9110, section 8.8.3.2.
    @Test(arguments: [
        (ETag("1", weak: true), ETag("1", weak: true), false, true), (ETag("1", weak: true), ETag("2", weak: true), false, false),
        (ETag("1", weak: true), ETag("1"), false, true), (ETag("1"), ETag("1"), true, true),
    ]) func areCompared(one: ETag, other: ETag, strongly: Bool, weakly: Bool) {
        #expect(one.isStronglyEqual(to: other) == strongly)
        #expect(one.isWeaklyEqual(to: other) == weakly)
        let list = ETagList("\"x\", \(one.headerValue)")
        #expect(list.containsStrongly(other) == strongly)
        #expect(list.containsWeakly(other) == weakly)
        #expect(!list.containsStrongly(nil))
        #expect(!list.containsWeakly(nil))
    }

    @Test(arguments: [("\"a\"", ETag("a")), ("W/\"a\"", ETag("a", weak: true)), ("\"\"", "")]) func areSingleTags(value: String, tag: ETag)
    {
        #expect(ETag(headerValue: value) == tag)
        #expect(tag.headerValue == value)
    }

    @Test(arguments: ["", "a", "\"a", "\"a\" ", "\"a\", \"b\"", "*", "w/\"a\"", "\"a b\""]) func areNoSingleTag(value: String) {
        #expect(ETag(headerValue: value) == nil)
    }

    /// Tags of bytes: the same ones have the same tag, wherever it is made.
    @Test func areMadeOfBytes() {
        func tag(_ bytes: [UInt8], weak: Bool = false) -> ETag { bytes.withUnsafeBytes { ETag(of: $0, weak: weak) } }
        let texts = ["", "a", "b", "ab", "ba", "aaaaaaaa", "aaaaaaaaa", "aaaaaaab", "\0", "\0\0", "\0\0\0\0\0\0\0\0", "\0\0\0\0\0\0\0\0\0"]
        #expect(Set(texts.map { tag(Array($0.utf8)) }).count == texts.count)
        let long = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* $0) }
        var tags: Set<ETag> = [tag(long)]
        for place in stride(from: 0, to: long.count, by: 97) {
            var other = long
            other[place] ^= 1
            tags.insert(tag(other))
        }
        #expect(tags.count == 1 + (long.count + 96) / 97)
        #expect(tag(long) == tag(long))
        #expect(tag([1], weak: true).isWeak)
        #expect(ETag(headerValue: tag([1, 2, 3]).headerValue) == tag([1, 2, 3]))
    }
}
