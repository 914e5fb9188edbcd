import StarlingModel
import Testing

private enum Level: String, Codable { case low, high }

/// Lists and single values of types of every kind.
private struct Values: TableModel, Hashable {
    var flag = false
    var colors: Set<Color> = []
    var numbers: [Int]? = []
    var any = JSONValue.null
    var maybe = Maybe<Int>.absent

    static let table = [
        field("flag", \.flag, \.?.flag), field("colors", \.colors, \.?.colors, default: { [] }),
        field("numbers", \.numbers, \.?.numbers), field("any", \.any, \.?.any, default: { .null }),
        field("maybe", \.maybe, \.?.maybe),
    ]
}

/// Names: the model's way to make them, and names that are given.
private struct Named: TableModel, Hashable {
    var apiKey = ""
    var given = ""
    var innerPart = Part()

    static let options = ModelOptions(rename: .snakeCase)
    static let table = [
        field("apiKey", \.apiKey, \.?.apiKey), field("given", \.given, \.?.given, wireName: "X-Given"),
        field("innerPart", \.innerPart, \.?.innerPart),
    ]

    struct Part: TableModel, Hashable {
        var isOn = false
        static let table = [field("isOn", \.isOn, \.?.isOn)]
    }
}

/// What no text can be.
private struct Unfit: TableModel, Equatable {
    var tree = Tree()
    var shape = Shape.nothing
    var shapes: [Shape] = []
    var towns: [Town] = []
    var counts: [String: Int] = [:]
    var lists: [[Int]] = []
    var fine = 0

    static let table = [
        field("tree", \.tree, \.?.tree), field("shape", \.shape, \.?.shape), field("shapes", \.shapes, \.?.shapes),
        field("towns", \.towns, \.?.towns), field("counts", \.counts, \.?.counts), field("lists", \.lists, \.?.lists),
        field("fine", \.fine, \.?.fine),
    ]
}

/// Fields whose types know `Codable` alone.
private final class Plain: Model {
    static let modelSchema = ModelSchema(Plain.self)

    static func describeModel(_ model: inout ModelBuilder<Plain>) {
        model.field("level", \Plain.level, \Plain?.?.level, Level.self)
        model.field("maybe", \Plain.maybe, \Plain?.?.maybe, Level?.self)
        model.field("levels", \Plain.levels, \Plain?.?.levels, Set<Level>.self)
        model.field("point", \Plain.point, \Plain?.?.point, Point.self)
    }

    struct Point: Codable, Sendable { var x: Int }
    let level = Level.low
    let maybe: Level? = nil
    let levels: Set<Level> = []
    let point = Point(x: 0)

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Plain? { nil }
    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {}
}

@Suite struct FormShapeTests {
    private func list(_ shape: FormShape) -> [String] {
        shape.inputs.map { "\($0.name)\($0.isList ? "[]" : "")\($0.isRequired ? "!" : "")" }
    }

    @Test func values() {
        let shape = FormShape(Values.self)
        #expect(list(shape) == ["flag!", "colors[]", "numbers[]", "any", "maybe"])
        #expect(shape.unreadable.isEmpty)
        #expect(shape.inputs.map(\.key) == shape.inputs.map(\.name))
        #expect(shape.inputs[1].field.name == "colors")
    }

    /// What is read-only, private or named like that is not in it; nested models are taken apart.
    @Test func nested() {
        let shape = FormShape(Person.self)
        #expect(
            list(shape) == [
                "firstName!", "password!", "address.street!", "address.zip!", "address.city.name", "address.city.country", "home.street",
                "home.zip", "home.city.name", "home.city.country", "age", "motto",
            ])
        #expect(shape.unreadable == ["tags", "byName"])
    }

    @Test func names() {
        #expect(FormShape(Named.self).inputs.map(\.name) == ["api_key", "X-Given", "inner_part.isOn"])
        let headers = FormShape(Named.self, unnamed: .kebabCase)
        #expect(headers.inputs.map(\.name) == ["api-key", "X-Given", "inner-part.is-on"])
        #expect(headers.inputs.map(\.key) == ["api_key", "X-Given", "inner_part.isOn"])
    }

    @Test func unfit() {
        let shape = FormShape(Unfit.self)
        #expect(list(shape) == ["tree.label!", "tree.weight", "fine!"])
        #expect(shape.unreadable == ["tree.trees", "shape", "shapes", "towns", "counts", "lists"])
        #expect(FormShape(Chain.self).unreadable == ["next"])
        // What is no object has no names.
        #expect(FormShape(Shape.self).inputs.isEmpty)
    }

    @Test func typesThatKnowCodableAlone() {
        let shape = FormShape(Plain.self)
        #expect(list(shape) == ["level!", "maybe", "levels[]!"])
        #expect(shape.unreadable == ["point"])
    }
}
