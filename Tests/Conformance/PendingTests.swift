import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Behaviours that are owed") struct PendingTests {
    @Test("fail until somebody brings them", arguments: PendingRow.all.filter { $0.attempt != nil })
    func isStillOwed(row: PendingRow) async throws {
        let attempt = try #require(row.attempt)
        let passes = (try? await attempt()) ?? false
        #expect(!passes, "row \(row.row) passes: move it")
    }

    /// Each number is that of one test, or of one row that is owed. The tests are found by their names.
    @Test func everyRowIsTestedOrOwed() throws {
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        var found = PendingRow.all.map(\.row)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix("Tests.swift") {
            let source = String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + file)), as: UTF8.self)
            found += source.matches(of: #/@Test\("(\d+|cookies|accept): /#).map { String($0.1) }
        }
        let rows = stride(from: 1, through: 87, by: 2).map(String.init) + ["cookies", "accept"]
        #expect(found.sorted() == rows.sorted())
    }
}
