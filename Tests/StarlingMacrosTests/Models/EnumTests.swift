import Testing

/// Enums whose cases hold nothing.
@Suite struct EnumTests {
    @Test(arguments: ["E: String", "E: Swift.Int, CaseIterable", "E: UInt8"])
    func rawType(head: String) {
        expectModel(
            "@Model enum \(head) {\n/// One.\ncase a, b\ncase `class`\n}",
            containing: [
                "nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)",
                "builder.rawCase(\"a\", Self.a, documentation: \"One.\")", "builder.rawCase(\"b\", Self.b, documentation: \"One.\")",
                "builder.rawCase(\"class\", Self.`class`)", "return reader.readRaw(Self.self)", "writer.writeRaw(self)",
            ])
    }

    @Test func rawValueWrittenOut() {
        expectModel("@Model enum E: Text { case a = \"A\" }", containing: ["builder.rawCase(\"a\", Self.a)"])
    }

    @Test func names() {
        expectModel(
            "/// Doc.\n@Model public enum E: Sendable {\n    case a, `in`\n    @Tag(\"sea\") case c\n}",
            """
            /// Doc.
            public enum E: Sendable {
                case a, `in`
                case c

                public nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)

                public nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {
                    builder.documentation = "Doc."
                    builder.namedCase("a")
                    builder.namedCase("in")
                    builder.namedCase("c", tag: "sea")
                }

                public nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                    switch reader.readCase(Self.modelSchema) {
                    case 0: return Self.a
                    case 1: return Self.`in`
                    case 2: return Self.c
                    default: return nil
                    }
                }

                public nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                    switch self {
                    case .a: writer.writeCase(0, Self.modelSchema)
                    case .`in`: writer.writeCase(1, Self.modelSchema)
                    case .c: writer.writeCase(2, Self.modelSchema)
                    }
                }
            }

            extension E: nonisolated StarlingModel.Model {
            }
            """)
    }

    @Test func deprecatedAndUnavailableCases() {
        let source = "@Model enum E { case a; @available(*, deprecated) case b; @available(*, unavailable) case c(Int) }"
        expectModel(
            source,
            containing: [
                "@available(*, deprecated)", "nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {",
                "builder.namedCase(\"b\")", "@available(*, deprecated)", "case 1: return Self.b",
                "@available(*, deprecated)", "case .b: writer.writeCase(1, Self.modelSchema)",
            ])
        expectModel(source, without: "Self.c")
    }
}
