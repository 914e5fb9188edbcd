import StarlingHTTP
import Testing

@Suite("Ranges") struct ByteRangesTests {
    /// Of 1000 bytes.
    @Test(arguments: [
        ("bytes=0-499", ByteRanges.Selection.parts([0..<500])), ("bytes=500-999", .parts([500..<1000])),
        ("bytes=-500", .parts([500..<1000])),
        ("bytes=950-", .parts([950..<1000])), ("bytes=0-", .parts([0..<1000])), ("bytes=0-0,-1", .parts([0..<1, 999..<1000])),
        ("bytes= 0-0 , ,\t4-5,", .parts([0..<1, 4..<6])), ("BYTES=1-1", .parts([1..<2])), ("bytes=999-2000", .parts([999..<1000])),
        ("bytes=-2000", .parts([0..<1000])), ("bytes=7-7", .parts([7..<8])), ("bytes=8-9,0-1", .parts([8..<10, 0..<2])),
        ("bytes=0-99999999999999999999999", .parts([0..<1000])), ("bytes=-99999999999999999999999", .parts([0..<1000])),
        ("bytes=0-9,10-19", .parts([0..<10, 10..<20])), ("bytes=0-0,5000-", .parts([0..<1])),
        // What it has not.
        ("bytes=1000-", .unsatisfiable), ("bytes=1000-1001,2000-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=99999999999999999999999-", .unsatisfiable),
        // Too much at once.
        ("bytes=0-9,9-19", .whole), ("bytes=0-,0-", .whole), ("bytes=-5,-5", .whole), ("bytes=10-19,0-100", .whole),
    ]) func areSelected(value: String, selection: ByteRanges.Selection) {
        #expect(ByteRanges(value)?.selection(of: 1000) == selection)
    }

    @Test(arguments: [
        "", "bytes", "bytes=", "bytes=,", "bytes= ", "bytes=a-b", "bytes=1", "bytes=-", "bytes=5-2", "bytes=1-2-3", "bytes=--1",
        "bytes=+1-2",
        "bytes=1 - 2", "bytes=0-1;2-3", "items=0-1", "byte=0-1", " bytes=0-1", "bytes =0-1", "bytes:0-1", "bytes=0-1,x", "bytes=0x0-0x1",
        "bytes=１-2",
    ]) func areNone(value: String) {
        #expect(ByteRanges(value) == nil)
    }

    @Test func haveALimit() {
        func selection(_ count: Int) -> ByteRanges.Selection? {
            ByteRanges("bytes=" + (0..<count).map { "\($0 * 2)-\($0 * 2)" }.joined(separator: ","))?.selection(of: 1000)
        }
        #expect(selection(16) == .parts((0..<16).map { ($0 * 2)..<($0 * 2 + 1) }))
        #expect(selection(17) == .whole)
        #expect(selection(100_000) == .whole)
    }

    @Test(arguments: ["bytes=0-", "bytes=-1", "bytes=5-6", "bytes=-0"]) func areAllOfSomethingEmpty(value: String) {
        #expect(ByteRanges(value)?.selection(of: 0) == .whole)
    }
}
