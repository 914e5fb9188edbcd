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
                "extension Space.M: nonisolated StarlingModel.Model {",
                "nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)",
            ])
    }

    @Test func statedConformanceIsNotRepeated() {
        let expanded = expansion(of: "@Model struct M: Model {}", macros: ["Model": MacroSpec(type: ModelMacro.self)])
        #expect(expanded.contains("extension M {\n    nonisolated static let modelSchema"))
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
                "extension M: nonisolated StarlingModel.Model {",
                "nonisolated static var modelSchema: StarlingModel.ModelSchema<Self> {",
                "StarlingModel.ModelSchema.cached(Self.self)",
            ])
    }

    @Test func insideAGenericType() {
        expectModel(
            "struct Outer<T: WireValue> { @Model final class M {} }",
            containing: [
                "extension Outer.M: nonisolated StarlingModel.Model {",
                "nonisolated static var modelSchema: StarlingModel.ModelSchema<Outer.M> {",
                "StarlingModel.ModelSchema.cached(Outer.M.self)",
            ])
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
                "extension M: nonisolated StarlingModel.Model {",
                "nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)",
                "@available(*, deprecated)", "nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {",
                "builder.field(\"a\", \\Self.a, \\Self?.?.a, Int.self, marks: [.deprecated])",
                "@available(*, deprecated)",
                "nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {",
                "@available(*, deprecated)",
                "nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {",
                "@available(*, deprecated)", "nonisolated private init(modelField0 value0: Int) {",
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
