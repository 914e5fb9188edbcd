import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// Doc comments become documentation, and are not lost silently.
@Suite struct DocumentationTests {
    private func expectDocumentation(
        _ comment: String, _ literal: String, at location: SourceLocation = #_sourceLocation
    ) {
        expectExpansion(
            of: "\(comment)\n@Get func f() async {}", containing: ["documentation: \(literal),"], at: location)
    }

    @Test func lines() {
        expectDocumentation("/// One.\n///\n///   Two  \n///", #""One.\n\n  Two""#)
    }

    @Test func special() {
        expectDocumentation(#"/// A "b" \(c) \ ü"#, #""A \"b\" \\(c) \\ ü""#)
        expectDocumentation("/// a\tb\u{1}", #""a\tb\u{1}""#)
    }

    @Test func block() {
        expectDocumentation("/** One. */", #""One.""#)
        expectDocumentation("/**\n One.\n\n   Two.\n */", #""One.\n\n  Two.""#)
        expectDocumentation("/**\n * One.\n *\n * - Two.\n */", #""One.\n\n- Two.""#)
    }

    @Test func lastRunCounts() {
        expectDocumentation("/// Far.\n\n/// Near.", #""Near.""#)
        expectDocumentation("/// Near.\n// swift-format-ignore", #""Near.""#)
        expectDocumentation("/// Far.\n// remark\n/// Near.", #""Near.""#)
    }

    @Test func noneWithoutText() {
        expectExpansion(
            of: "///\n@Get func f() async {}", containing: ["path: \"\",", "arguments: [],"])
    }

    @Test func behindTheAttributeItIsLost() {
        expectDiagnostics(
            in: """
                struct S {
                    @Get
                    /// One.
                    /// Two.
                    static func f() async {}
                }
                """,
            [
                .warning(
                    "a doc comment behind an attribute is lost; it belongs before the first one", 3, 5,
                    fixIts: ["move the comment before the first attribute"])
            ],
            fixed: """
                struct S {
                    /// One.
                    /// Two.
                    @Get
                    static func f() async {}
                }
                """, writesCode: true)
    }

    @Test func betweenAttributesItIsLost() {
        expectDiagnostics(
            in: """
                @Get
                /** One. */
                @MainActor
                public func f() async {}
                """,
            [
                .warning(
                    "a doc comment behind an attribute is lost; it belongs before the first one", 2, 1,
                    fixIts: ["move the comment before the first attribute"])
            ],
            fixed: """
                /** One. */
                @Get
                @MainActor
                public func f() async {}
                """, writesCode: true)
    }

    @Test(arguments: ["Controller", "Model"])
    func behindAnAttributeOfATypeItIsLost(attribute: String) {
        expectDiagnostics(
            in: """
                @\(attribute)
                /// One.
                struct S {}
                """,
            [
                .warning(
                    "a doc comment behind an attribute is lost; it belongs before the first one", 2, 1,
                    fixIts: ["move the comment before the first attribute"])
            ],
            fixed: """
                /// One.
                @\(attribute)
                struct S {}
                """, writesCode: true)
    }

    @Test func behindModifiersItIsLost() {
        expectDiagnostics(
            in: """
                /// First.
                @Get public
                /// Second.
                // remark
                func f() async {}
                """,
            [
                .warning(
                    "a doc comment behind an attribute is lost; it belongs before the first one", 3, 1,
                    fixIts: ["move the comment before the first attribute"])
            ],
            fixed: """
                /// First.
                /// Second.
                @Get public
                // remark
                func f() async {}
                """, writesCode: true)
    }
}
