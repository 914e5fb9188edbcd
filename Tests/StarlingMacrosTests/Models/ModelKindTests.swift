import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import StarlingMacros

/// What `@Model` may stand on.
@Suite struct ModelKindTests {
    @Test func nestedType() {
        expectModel(
            "enum Space { @Model struct M {} }",
            containing: [
                "nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)",
                "extension Space.M: nonisolated StarlingModel.Model {", "nonisolated private init(modelFields: Swift.Void) {",
            ])
    }

    @Test func statedConformanceIsNotRepeated() {
        let expanded = expansion(of: "@Model struct M: Model {}", macros: ["Model": MacroSpec(type: ModelMacro.self)])
        #expect(expanded.contains("extension M {\n    nonisolated private init"))
    }

    @Test(arguments: ["public", "package"])
    func access(access: String) {
        expectModel(
            "@Model \(access) struct M {}",
            containing: [
                "\(access) nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)",
                "\(access) nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {",
                "\(access) nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {",
                "\(access) nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {",
                "nonisolated private init(modelFields: Swift.Void) {",
            ])
    }

    @Test(arguments: ["internal", "fileprivate", "private"])
    func accessUnsaid(access: String) {
        expectModel("@Model \(access) struct M {}", without: "\(access) nonisolated")
    }

    @Test func publicExtension() {
        expectModel(
            "public extension Space { @Model struct M {} }",
            containing: ["public nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {"])
    }

    @Test func genericType() {
        expectModel(
            "@Model struct M<T: WireValue> { var value: T }",
            containing: [
                "nonisolated static var modelSchema: StarlingModel.ModelSchema<Self> {",
                "StarlingModel.ModelSchema.cached(Self.self)", "typealias Field0 = T",
                "extension M: nonisolated StarlingModel.Model {",
            ])
    }

    @Test func insideAGenericType() {
        expectModel(
            "struct Outer<T: WireValue> { @Model final class M {} }",
            containing: [
                "nonisolated static var modelSchema: StarlingModel.ModelSchema<M> {",
                "StarlingModel.ModelSchema.cached(M.self)", "extension Outer.M: nonisolated StarlingModel.Model {",
            ])
    }

    @Test func typesOfAnEnclosingType() throws {
        let fields = "var a: Inner; var b: [Inner]? = Inner.all; @Field(.computed) var c: Inner { a }"
        let expanded = expansion(of: "enum Space { struct Inner {}; @Model struct M { \(fields) } }")
        // At file scope `Inner` is nothing.
        let start = try #require(expanded.firstRange(of: "extension Space.M"))
        #expect(
            expanded[start.lowerBound...] == """
                extension Space.M: nonisolated StarlingModel.Model {
                    nonisolated private init(modelField0 value0: ModelFields.Field0, modelField1 value1: ModelFields.Field1) {
                        self.a = value0
                        self.b = value1
                    }
                }
                """)
        let members = expanded[..<start.lowerBound]
        #expect(members.contains("typealias Field0 = Inner\n"))
        #expect(members.contains("typealias Field1 = [Inner]?\n"))
    }

    @Test func selfIsTheModelAmongTheTypesToo() {
        expectModel(
            "@Model struct M<T: WireValue> { var next: [Self]; var item: T }",
            containing: [
                "builder.field(\"next\", \\Self.next, \\Self?.?.next, [Self].self)", "fileprivate nonisolated enum ModelFields {",
                "typealias Field0 = [M]", "typealias Field1 = T",
            ])
    }

    @Test func deprecationWithoutTypes() {
        expectModel(
            "@Model struct M { @available(*, deprecated) @Field(.computed) var a: Int { 1 } }", without: "@available(*, deprecated)\n}")
    }

    @Test func availability() {
        expectModel(
            "@available(macOS 26, *) enum Space { @available(*, deprecated) @Model struct M {} }",
            containing: ["@available(*, deprecated)", "@available(macOS 26, *)", "extension Space.M: nonisolated StarlingModel.Model {"])
    }

    @Test func deprecatedFieldIsMentionedWithoutAWarning() {
        expectModel(
            "@Model struct M { @available(*, deprecated) var a: Int }",
            containing: [
                "nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)",
                "@available(*, deprecated)", "nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {",
                "builder.field(\"a\", \\Self.a, \\Self?.?.a, Int.self, marks: [.deprecated])",
                "@available(*, deprecated)",
                "nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {",
                "@available(*, deprecated)",
                "nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {",
                "@available(*, deprecated)", "fileprivate nonisolated enum ModelFields {", "typealias Field0 = Int",
                "extension M: nonisolated StarlingModel.Model {",
                "@available(*, deprecated)", "nonisolated private init(modelField0 value0: ModelFields.Field0) {",
            ])
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
