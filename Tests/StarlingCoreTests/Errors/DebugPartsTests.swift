import StarlingHTTP
import Testing

@testable import StarlingCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The parts of the debug page") struct DebugPartsTests {
    // MARK: Source

    private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    @Test func sourceAroundAPlace() throws {
        let here = SourceLocation(fileID: #fileID, line: #line, column: 1)
        let source = try #require(DebugSource(around: here, below: Self.root))
        #expect(source.path == "Tests/StarlingCoreTests/Errors/DebugPartsTests.swift")
        #expect(source.lines.map(\.number) == Array((here.line - 6)...(here.line + 12)))
        let marked = try #require(source.lines.first { $0.isMarked })
        #expect(marked.number == here.line)
        #expect(marked.text == "        let here = SourceLocation(fileID: #fileID, line: #line, column: 1)")
        #expect(source.lines.count { $0.isMarked } == 1)
    }

    @Test func sourceAtTheBeginning() throws {
        let source = try #require(DebugSource(around: SourceLocation(fileID: #fileID, line: 1, column: 1), below: Self.root))
        #expect(source.lines.first?.number == 1)
        #expect(source.lines.first?.isMarked == true)
        #expect(source.lines.first?.text == "import StarlingHTTP")
    }

    @Test func sourceThatIsNotThere() {
        for fileID in [
            "StarlingCoreTests/Nowhere.swift", "Nowhere/DebugPartsTests.swift", "DebugPartsTests.swift", "", "/", "../Package.swift",
        ] {
            #expect(DebugSource(around: SourceLocation(fileID: fileID, line: 1, column: 1), below: Self.root) == nil, "\(fileID)")
        }
        for line in [-1, 0, 1_000_000] {
            #expect(DebugSource(around: SourceLocation(fileID: #fileID, line: line, column: 1), below: Self.root) == nil, "\(line)")
        }
        #expect(DebugSource(around: SourceLocation(fileID: #fileID, line: 1, column: 1), below: Self.root + "/nowhere") == nil)
    }

    /// The name of a module is that of its target, as far as Swift can write it.
    @Test func sourceOfATargetWithAnyName() throws {
        let folder = FileManager.default.temporaryDirectory.path() + "starling-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/Sources/my-app/Deep", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder + "/.hidden/my_app", withIntermediateDirectories: true)
        try Data("hidden".utf8).write(to: URL(filePath: folder + "/.hidden/my_app/Main.swift"))
        try Data("one\r\n\r\nthree".utf8).write(to: URL(filePath: folder + "/Sources/my-app/Deep/Main.swift"))
        // A link that leads in a circle.
        try FileManager.default.createSymbolicLink(atPath: folder + "/Sources/again", withDestinationPath: folder)
        let source = try #require(DebugSource(around: SourceLocation(fileID: "my_app/Main.swift", line: 3, column: 1), below: folder))
        #expect(source.path == "Sources/my-app/Deep/Main.swift")
        #expect(source.lines.map(\.text) == ["one", "", "three"])
    }

    // MARK: Errors within errors

    private struct Leaf: Error {}
    private struct Optionally: Error { var cause: (any Error)? }
    private class Base: Error, @unchecked Sendable { let inner: any Error = Leaf() }
    private final class Derived: Base, @unchecked Sendable { let own: any Error = Leaf() }
    private indirect enum Endless: Error { case again(Endless), end }

    @Test func errorsWithinErrors() {
        let cases: [(any Error, [String?])] = [
            (Leaf(), [nil]), (Optionally(cause: nil), [nil]), (Optionally(cause: Optionally(cause: Leaf())), [nil, "cause", "cause"]),
            (Derived(), [nil, "inner", "own"]),
        ]
        for (error, labels) in cases { #expect(DebugErrorChain(error).links.map(\.label) == labels, "\(error)") }
    }

    @Test func errorsWithoutEnd() {
        let endless = (0..<100).reduce(Endless.end) { inner, _ in .again(inner) }
        #expect(DebugErrorChain(endless).links.count == 8)
    }

    // MARK: Texts

    @Test(arguments: [
        ("authorization", "Basic dXNlcg==", "Basic •••"), ("authorization", "dXNlcg==", "•••"),
        ("cookie", "a=1; b=2;c", "a=•••; b=•••;•••"), ("x-auth-token", "1", "•••"), ("x-csrf-token", "1", "•••"),
        ("x-client-secret", "1", "•••"), ("accept", "*/*", "*/*"),
    ]) func fields(name: String, value: String, shown: String) {
        #expect(DebugText.ofField(name, value) == shown)
    }

    @Test func longTexts() {
        let text = String(repeating: "x", count: 5000)
        #expect(DebugText.shortened(text).count == 2002)
        #expect(DebugText.shortened(String(text.prefix(2000))).count == 2000)
    }

    @Test func markupTakesLiteralsAlone() {
        let evil = "<a href=\"x\">&'\u{0}\u{9F}\n"
        let markup: Markup = "<p>\(evil)</p>"
        #expect(markup.html == "<p>&lt;a href=&quot;x&quot;&gt;&amp;&#39;\u{FFFD}\u{FFFD}\n</p>")
        let around: Markup = "<div>\(markup)\(7)</div>"
        #expect(around.html == "<div>\(markup.html)7</div>")
    }
}
