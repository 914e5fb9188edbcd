import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import StarlingMacros

/// `@Model`.
@Suite struct ModelTests {
    @Test(arguments: ["struct M", "public struct M<T: Codable>", "enum M: String", "final class M", "public final class M"])
    func conformance(declaration: String) {
        expectExpansion(
            of: "@Model \(declaration) {}",
            """
            \(declaration) {}

            extension M: nonisolated StarlingModel.Model {}
            """)
    }

    @Test func nestedType() {
        expectExpansion(
            of: """
                enum Space {
                    @Model struct M {}
                }
                """,
            """
            enum Space {
                struct M {}
            }

            extension Space.M: nonisolated StarlingModel.Model {}
            """)
    }

    @Test func statedConformanceIsNotRepeated() {
        expectExpansion(
            of: "@Model struct M: Model {}", "struct M: Model {}", macros: ["Model": MacroSpec(type: ModelMacro.self)])
    }

    @Test(arguments: [
        ("class K {}", "final class K {}", 1), ("public class K {}", "public final class K {}", 8),
        ("open class K {}", "public final class K {}", 6),
    ])
    func classIsFinal(declaration: String, fixed: String, column: Int) {
        expectDiagnostics(
            in: "@Model \(declaration)",
            [
                .error(
                    "a class with `@Model` is final: a subclass could add fields that its coding knows nothing of", 1,
                    column + 7, fixIts: ["make it final"])
            ],
            fixed: "@Model \(fixed)")
    }

    @Test(arguments: [("actor", "an actor"), ("protocol", "a protocol")])
    func otherKinds(keyword: String, kind: String) {
        expectDiagnostics(
            in: "@Model \(keyword) M {}",
            [
                .error(
                    "`@Model` cannot stand on \(kind): its fields are read and written as one value, so it is a struct, an enum or a final class",
                    1, 8)
            ])
    }

    @Test func nestedTypeIsNotPrivate() {
        expectDiagnostics(
            in: "enum Space { @Model private struct M {} }",
            [
                .error(
                    "`@Model` adds a conformance at file scope, from where this type cannot be seen; make it `fileprivate`", 1,
                    21, fixIts: ["make it `fileprivate`"])
            ],
            fixed: "enum Space { @Model fileprivate struct M {} }")
    }
}
