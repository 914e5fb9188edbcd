import Testing

/// The code for whole types.
@Suite struct ModelExpansionTests {
    @Test func structure() {
        expectModel(
            #"""
            /// A person.
            @Model(rename: .snakeCase)
            public struct Person {
                /// The name.
                @Field("full_name", minLength: 1) public var name: String
                @Field(.readOnly, ge: 0) var age: Int? = 3
                @Field(validate: .tags) var tags: [String] = [
                    "a",  // one
                ]
                @Field(.computed) var initial: String { "" }
            }
            """#,
            #"""
            /// A person.
            public struct Person {
                /// The name.
                public var name: String
                var age: Int? = 3
                var tags: [String] = [
                    "a",  // one
                ]
                var initial: String { "" }

                public nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)

                public nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {
                    builder.documentation = "A person."
                    builder.options = StarlingModel.ModelOptions(rename: .snakeCase)
                    builder.field("name", \Self.name, \Self?.?.name, String.self, wireName: "full_name", constraints: StarlingModel.Constraints.of(String.self, minLength: 1), documentation: "The name.")
                    builder.field("age", \Self.age, \Self?.?.age, Int?.self, default: { 3 }, constraints: StarlingModel.Constraints.of(Int?.self, ge: 0), marks: [.readOnly])
                    builder.field("tags", \Self.tags, \Self?.?.tags, [String].self, default: { [
                        "a",  // one
                    ] }, constraints: StarlingModel.Constraints<[String]>().validating(.tags))
                    builder.field("initial", \Self.initial, \Self?.?.initial, String.self, marks: [.computed], isComputed: true)
                }

                public nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                    guard var model = reader.beginModel(Self.modelSchema.layout) else { return nil }
                    var field0: String? = nil
                    var field1: Int?? = nil
                    var field2: [String]? = nil
                    while true {
                        switch reader.nextField(&model) {
                        case 0:
                            field0 = reader.readField(&model, String.self)
                            if let value = field0, !StarlingModel.QuickCheck.passes(value, minLength: 1), !Self.modelSchema.accepts(value, 0, in: &model, &reader) { field0 = nil }
                        case 1:
                            field1 = reader.readField(&model, Int?.self)
                            if let value = field1, !StarlingModel.QuickCheck.passes(value, ge: 0), !Self.modelSchema.accepts(value, 1, in: &model, &reader) { field1 = nil }
                        case 2:
                            field2 = reader.readField(&model, [String].self)
                            if let value = field2, !Self.modelSchema.accepts(value, 2, in: &model, &reader) { field2 = nil }
                        default:
                            guard reader.endModel(&model) else { return nil }
                            guard let settled0: String = field0.take() ?? StarlingModel.AbsentField.value(String.self) else { return reader.missing(0, &model) }
                            let settled1: Int? = field1.take() ?? (3)
                            let settled2: [String] = field2.take() ?? ([
                        "a",  // one
                    ])
                            var value: Self? = Self(modelField0: settled0, modelField1: settled1, modelField2: settled2)
                            reader.check(&value, &model)
                            return value
                        }
                    }
                }

                public nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                    var model = writer.beginModel(Self.modelSchema.layout)
                    writer.writeField(0, self.name, &model)
                    writer.writeField(1, self.age, &model)
                    writer.writeField(2, self.tags, &model)
                    writer.writeField(3, self.initial, &model)
                    writer.endModel(model)
                }

                fileprivate nonisolated enum ModelFields {
                    typealias Field0 = String
                    typealias Field1 = Int?
                    typealias Field2 = [String]
                }
            }

            extension Person: nonisolated StarlingModel.Model {
                nonisolated private init(modelField0 value0: ModelFields.Field0, modelField1 value1: ModelFields.Field1, modelField2 value2: ModelFields.Field2) {
                    self.name = value0
                    self.age = value1
                    self.tags = value2
                }
            }
            """#)
    }

    @Test func emptyStructure() {
        expectModel(
            #"""
            @Model struct Empty {}
            """#,
            #"""
            struct Empty {

                nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)

                nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {
                }

                nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                    guard var model = reader.beginModel(Self.modelSchema.layout) else { return nil }
                    while true {
                        switch reader.nextField(&model) {
                        default:
                            guard reader.endModel(&model) else { return nil }
                            var value: Self? = Self(modelFields: ())
                            reader.check(&value, &model)
                            return value
                        }
                    }
                }

                nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                    let model = writer.beginModel(Self.modelSchema.layout)
                    writer.endModel(model)
                }
            }

            extension Empty: nonisolated StarlingModel.Model {
                nonisolated private init(modelFields: Swift.Void) {
                }
            }
            """#)
    }

    @Test func finalClass() {
        expectModel(
            #"""
            @Model
            public final class K {
                public let a: Int
                private let b = 1
            }
            """#,
            #"""

            public final class K {
                public let a: Int
                private let b = 1

                public nonisolated static let modelSchema: StarlingModel.ModelSchema<K> = StarlingModel.ModelSchema(K.self)

                public nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<K>) {
                    builder.field("a", \K.a, \K?.?.a, Int.self)
                }

                public nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                    guard var model = reader.beginModel(Self.modelSchema.layout) else { return nil }
                    var field0: Int? = nil
                    while true {
                        switch reader.nextField(&model) {
                        case 0: field0 = reader.readField(&model, Int.self)
                        default:
                            guard reader.endModel(&model) else { return nil }
                            guard let settled0: Int = field0.take() ?? StarlingModel.AbsentField.value(Int.self) else { return reader.missing(0, &model) }
                            var value: Self? = Self(modelField0: settled0)
                            reader.check(&value, &model)
                            return value
                        }
                    }
                }

                public nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                    var model = writer.beginModel(Self.modelSchema.layout)
                    writer.writeField(0, self.a, &model)
                    writer.endModel(model)
                }

                nonisolated private init(modelField0 value0: Int) {
                    self.a = value0
                }
            }

            extension K: nonisolated StarlingModel.Model {
            }
            """#)
    }

    @Test func rawEnum() {
        expectModel(
            #"""
            /// A colour.
            @Model
            enum Color: String {
                /// Like blood.
                case red
                case green = "GREEN"
            }
            """#,
            #"""
            /// A colour.
            enum Color: String {
                /// Like blood.
                case red
                case green = "GREEN"

                nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)

                nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {
                    builder.documentation = "A colour."
                    builder.rawCase("red", Self.red, documentation: "Like blood.")
                    builder.rawCase("green", Self.green)
                }

                nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                    return reader.readRaw(Self.self)
                }

                nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                    writer.writeRaw(self)
                }
            }

            extension Color: nonisolated StarlingModel.Model {
            }
            """#)
    }

    @Test func taggedUnion() {
        expectModel(
            #"""
            @Model(tag: "type")
            public enum Shape {
                /// Round.
                case circle(Circle)
                @Tag("sq") case square(side: Double, color: Color = .red)
                case none
            }
            """#,
            #"""

            public enum Shape {
                /// Round.
                case circle(Circle)
                case square(side: Double, color: Color = .red)
                case none

                public nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)

                public nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {
                    builder.options = StarlingModel.ModelOptions(tag: "type")
                    builder.variant("circle", tag: "circle", Circle.self, documentation: "Round.")
                    builder.variant("square", tag: "sq", ModelCases.Case_square.self)
                    builder.variant("none", tag: "none", StarlingModel.NoFields.self)
                }

                public nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                    let plan = reader.beginUnion()
                    defer { reader.endUnion(plan) }
                    switch reader.readVariant(Self.modelSchema) {
                    case 0: return reader.read(Circle.self).map { Self.circle($0) }
                    case 1: return reader.read(ModelCases.Case_square.self).map { Self.square(side: $0.side, color: $0.color) }
                    case 2: return reader.read(StarlingModel.NoFields.self).map { _ in Self.none }
                    default: return nil
                    }
                }

                public nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                    let plan = writer.beginUnion()
                    switch self {
                    case .circle(let value0):
                        writer.beginVariant(0, Self.modelSchema)
                        writer.write(value0)
                    case .square(side: let value0, color: let value1):
                        writer.beginVariant(1, Self.modelSchema)
                        writer.write(ModelCases.Case_square(modelField0: value0, modelField1: value1))
                    case .none:
                        writer.beginVariant(2, Self.modelSchema)
                        writer.write(StarlingModel.NoFields())
                    }
                    writer.endUnion(plan)
                }

                fileprivate nonisolated enum ModelCases {
                    nonisolated struct Case_square: StarlingModel.Model {
                        let side: Double
                        let color: Color
                        nonisolated static let modelSchema: StarlingModel.ModelSchema<Self> = StarlingModel.ModelSchema(Self.self)
                        nonisolated static func describeModel(_ builder: inout StarlingModel.ModelBuilder<Self>) {
                            builder.options = StarlingModel.ModelOptions(name: "ShapeSquare")
                            builder.field("side", \Self.side, \Self?.?.side, Double.self)
                            builder.field("color", \Self.color, \Self?.?.color, Color.self, default: { .red })
                        }
                        nonisolated static func read(from reader: inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self? {
                            guard var model = reader.beginModel(Self.modelSchema.layout) else { return nil }
                            var field0: Double? = nil
                            var field1: Color? = nil
                            while true {
                                switch reader.nextField(&model) {
                                case 0: field0 = reader.readField(&model, Double.self)
                                case 1: field1 = reader.readField(&model, Color.self)
                                default:
                                    guard reader.endModel(&model) else { return nil }
                                    guard let settled0: Double = field0.take() ?? StarlingModel.AbsentField.value(Double.self) else { return reader.missing(0, &model) }
                                    let settled1: Color = field1.take() ?? (.red)
                                    var value: Self? = Self(modelField0: settled0, modelField1: settled1)
                                    reader.check(&value, &model)
                                    return value
                                }
                            }
                        }
                        nonisolated func write(to writer: inout some StarlingModel.WireWriter & ~Swift.Copyable) {
                            var model = writer.beginModel(Self.modelSchema.layout)
                            writer.writeField(0, self.side, &model)
                            writer.writeField(1, self.color, &model)
                            writer.endModel(model)
                        }
                        nonisolated fileprivate init(modelField0 value0: Double, modelField1 value1: Color) {
                            self.side = value0
                            self.color = value1
                        }
                    }
                }
            }

            extension Shape: nonisolated StarlingModel.Model {
            }
            """#)
    }
}
