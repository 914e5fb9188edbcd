import StarlingModel
import Testing

private struct Change: Model, Hashable {
    var name: Maybe<String>
    var size: Maybe<[Int]> = .absent

    static let modelSchema = ModelSchema(Change.self)

    static func describeModel(_ model: inout ModelBuilder<Change>) {
        model.field("name", \Self.name, \Self?.?.name, Maybe<String>.self)
        model.field("size", \Self.size, \Self?.?.size, Maybe<[Int]>.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Change? {
        var f0: Maybe<String>?
        var f1: Maybe<[Int]>?
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: f0 = reader.readField(&model, Maybe<String>.self)
            case 1: f1 = reader.readField(&model, Maybe<[Int]>.self)
            default:
                guard reader.endModel(&model) else { return nil }
                guard let f0 = f0 ?? Maybe<String>.wireAbsent, let f1 = f1 ?? Maybe<[Int]>.wireAbsent else { return nil }
                return Change(name: f0, size: f1)
            }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        writer.writeField(0, name, &model)
        writer.writeField(1, size, &model)
        writer.endModel(model)
    }
}

@Suite struct MaybeTests {
    private static let examples: [(Change, String)] = [
        (Change(name: .absent), "{}"), (Change(name: .null), #"{"name":null}"#),
        (Change(name: .value("x"), size: .null), #"{"name":"x","size":null}"#),
        (Change(name: .absent, size: .value([1])), #"{"size":[1]}"#),
    ]

    @Test(arguments: WireFormat.allCases)
    func threeStates(format: WireFormat) throws {
        for (change, json) in Self.examples {
            #expect(try jsonText(change) == json)
            #expect(try format.roundTrip(change) == change)
            #expect(try format.decode(Change.self, from: format.bytes(json)) == change)
        }
        #expect(
            messages { try format.decode(Change.self, from: format.bytes(#"{"name": 1, "size": ["x"]}"#)) } == [
                "name: Expected `str`, got `int`", "size[0]: Expected `int`, got `str`",
            ])
    }

    @Test func outsideOfModels() throws {
        #expect(try jsonText([Maybe<Int>.absent, .null, .value(1)]) == "[null,null,1]")
        #expect(try JSON.decode([Maybe<Int>].self, from: "[null, 1]") == [.null, .value(1)])
    }

    @Test func changes() {
        var target: String? = "old"
        Maybe.absent.update(&target)
        #expect(target == "old")
        Maybe.value("new").update(&target)
        #expect(target == "new")
        Maybe.null.update(&target)
        #expect(target == nil)
    }

    @Test func access() throws {
        #expect(Maybe(Int?.none) == .null)
        #expect(Maybe(1) == .value(1))
        #expect(Maybe.value(1).value == 1)
        #expect(Maybe<Int>.null.value == nil)
        #expect(Maybe<Int>.absent.isAbsent && !Maybe<Int>.null.isAbsent)
        #expect(Maybe<Int>.null.isNull && !Maybe.value(1).isNull)
        #expect(Maybe.value(2).map { "\($0)" } == .value("2"))
        #expect(Maybe<Int>.absent.map { "\($0)" } == .absent)
        struct Refusal: Error {}
        #expect(throws: Refusal.self) { try Maybe.value(2).map { _ throws(Refusal) -> Int in throw Refusal() } }
    }
}
