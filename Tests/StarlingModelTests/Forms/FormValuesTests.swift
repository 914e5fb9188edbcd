import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Pairs of a query; `%xx` is not decoded here.
private func form(_ text: String) -> FormValues {
    FormValues(
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
        })
}

private enum Level: String, Codable { case low, high }

private struct Order: Codable, Equatable {
    var id: Int
    var isPaid: Bool?
    var level: Level?
    var lines: [Int]?
    var note: String?
    var at: Date?
    var town: Place?
    var guest: Town?

    struct Place: Codable, Equatable {
        var name: String
        var zip: Int?
    }
}

@Suite struct FormValuesTests {
    @Test(arguments: [
        ("name=Ada", Guest(name: "Ada")),
        (
            "name=Ada&age=36&isIn=1&born=1815-12-10&price=1.50",
            Guest(
                name: "Ada", age: 36, born: LocalDate(year: 1815, month: 12, day: 10), price: 1.5, isIn: true)
        ),
        // The last value of a name counts, a list takes all.
        ("name=Ada&name=Eve&tags=a&tags=&tags=b", Guest(name: "Eve", tags: ["a", "", "b"])),
        ("tags=a&name=Ada", Guest(name: "Ada", tags: ["a"])),
        // An input that was left empty.
        ("name=&age=&tags=&born=&price=&life.motto=&isIn=", Guest(name: "", tags: [""], motto: "")),
        // Nested models, and a name that has a dot itself.
        ("town.name=London&name=Ada&town.zip=1&life.motto=x", Guest(name: "Ada", town: Town(name: "London", zip: 1), motto: "x")),
        ("name=Ada&town.name=&town.zip=", Guest(name: "Ada", town: Town(name: "", zip: nil))),
        ("name=Ada&town=", Guest(name: "Ada")),
    ])
    func models(text: String, expected: Guest) throws {
        #expect(try form(text).decode(Guest.self) == expected)
    }

    @Test(arguments: [
        ("", ["Object missing required field `name`"]),
        (
            "name=x&age=old&isIn=yes&born=today&price=cheap",
            [
                "age: Expected `int`, got `str`", "isIn: Expected `bool`, got `str`", "born: Expected `date`, got `str`",
                "price: Expected `decimal`, got `str`",
            ]
        ),
        ("name=x&age=9999999999999999999", ["age: Expected `int` from -9223372036854775808 to 9223372036854775807"]),
        ("name=x&age=1.5", ["age: Expected `int`, got `str`"]), ("name=x&age=%201", ["age: Expected `int`, got `str`"]),
        ("name=x&town.zip=x", ["town.zip: Expected `int`, got `str`", "town: Object missing required field `name`"]),
        ("name=x&town=London", ["town: Expected `object`, got `str`"]),
        ("name=x&town=London&town.name=y", ["town: Expected `object`, got `str`", "Object contains field `town` twice"]),
        ("name.first=x", ["name: Expected `str`, got `object`"]),
        ("name=x&age.years=1", ["age: Expected `int`, got `object`"]),
        ("name=x&tags.0=1", ["tags: Expected `array`, got `object`"]),
        ("name=x&other=1&other=2&x.y=1", ["Object contains unknown field `other`", "Object contains unknown field `x.y`"]),
    ])
    func faults(text: String, expected: [String]) {
        #expect(messages { try form(text).decode(Guest.self) } == expected)
    }

    @Test func otherValues() throws {
        #expect(try form("a=1&b=2&a=3").decode([String: Int].self) == ["a": 3, "b": 2])
        #expect(try form("1=x&1=y&2=z").decode([Int: [String]].self) == [1: ["x", "y"], 2: ["z"]])
        #expect(try form("a.b=1").decode([String: String].self) == ["a.b": "1"])
        #expect(try form("a=1&a=1&a=2").decode([String: Set<Int>].self) == ["a": [1, 2]])
        #expect(try form("a=&b=1").decode([String: Maybe<Int>].self) == ["a": .null, "b": .value(1)])
        #expect(try form("a=&b=x").decode([String: JSONValue].self) == ["a": "", "b": "x"])
        #expect(try form("a=1&a=2").decode(JSONValue.self) == ["a": ["1", "2"]])
        #expect(try form("a=1&a=x").decode([String: Tuple<Int, String>].self) == ["a": Tuple(1, "x")])
        #expect(try form("a=low").decode([String: Level2].self) == ["a": .low])
        #expect(try form("a=1.5&b=-2").decode([String: Double].self) == ["a": 1.5, "b": -2])
        #expect(try form("a=AP/%2B&b=AP/+").decode([String: String].self)["b"] == "AP/+")
        #expect(try form("a=AP/+").decode([String: Data].self) == ["a": Data([0, 255, 254])])
        #expect(try form("a=170141183460469231731687303715884105727").decode([String: Int128].self) == ["a": .max])
        #expect(
            messages { try form("a=300&b=-300&c=300x").decode([String: Int8].self) } == [
                "a: Expected `int` from -128 to 127", "b: Expected `int` from -128 to 127", "c: Expected `int`, got `str`",
            ])
        #expect(messages { try form("a=1&a=x").decode([String: [Int]].self) } == ["a[1]: Expected `int`, got `str`"])
        #expect(messages { try form("a=middle").decode([String: Level2].self) } == ["a: Invalid enum value 'middle'"])
        #expect(messages { try form("a=1").decode([Int].self) } == ["Expected `array`, got `object`"])
        #expect(messages { try form("a=1").decode(Int.self) } == ["Expected `int`, got `object`"])
    }

    private enum Level2: String, WireValue { case low, high }

    @Test func typesThatKnowCodableAlone() throws {
        #expect(try form("id=1").decode(Order.self) == Order(id: 1))
        #expect(
            try form("id=1&isPaid=true&level=high&lines=1&lines=2&note=&at=&town.name=x&town.zip=2&guest.name=y").decode(Order.self)
                == Order(
                    id: 1, isPaid: true, level: .high, lines: [1, 2], note: "", town: Order.Place(name: "x", zip: 2), guest: Town(name: "y")
                ))
        #expect(
            try form("id=1&id=2&lines=3&isPaid=&town.name=&town.zip=").decode(Order.self)
                == Order(id: 2, lines: [3], town: Order.Place(name: "")))
        #expect(messages { try form("id=x").decode(Order.self) } == ["id: Expected `int`, got `str`"])
        #expect(messages { try form("").decode(Order.self) } == ["Object missing required field `id`"])
        #expect(messages { try form("id=1&level=x").decode(Order.self) } == ["level: Invalid enum value 'x'"])
        #expect(messages { try form("id=1&lines=1&lines=x").decode(Order.self) } == ["lines[1]: Expected `int`, got `str`"])
        #expect(messages { try form("id=1&town.zip=1").decode(Order.self) } == ["town: Object missing required field `name`"])
        #expect(
            messages { try form("id=1&guest.zip=x").decode(Order.self) } == [
                "guest.zip: Expected `int`, got `str`", "guest: Object missing required field `name`",
            ])
        #expect(messages { try form("id=1&town=x").decode(Order.self) } == ["town: Expected `object`, got `str`"])
        #expect(messages { try form("id=1&town=x&town.name=y").decode(Order.self) } == ["Object contains field `town.name` twice"])
    }

    /// A parameter that is empty is there, and no nil.
    @Test func emptyTexts() throws {
        func strict(_ pairs: KeyValuePairs<String, String>) -> FormValues {
            FormValues(pairs.map { (name: $0.key, value: $0.value) }, emptyIsNil: false)
        }
        #expect(
            messages { try strict(["name": "x", "age": "", "born": "", "isIn": ""]).decode(Guest.self) } == [
                "age: Expected `int`, got `str`", "born: Expected `date`, got `str`", "isIn: Expected `bool`, got `str`",
            ])
        #expect(try strict(["name": "", "life.motto": ""]).decode(Guest.self) == Guest(name: "", motto: ""))
        #expect(
            messages { try strict(["a": ""]).decode([String: Maybe<Int>].self) } == ["a: Expected `int`, got `str`"])
        // Also where a type asks for its parts itself.
        #expect(messages { try strict(["id": "1", "level": ""]).decode(Order.self) } == ["level: Invalid enum value ''"])
        #expect(messages { try strict(["id": "1", "at": ""]).decode(Order.self) } == ["at: Expected `datetime`, got `str`"])
        #expect(try strict(["id": "1", "note": ""]).decode(Order.self) == Order(id: 1, note: ""))
    }

    @Test func lists() throws {
        func values(_ lists: (name: String, values: [String])...) -> FormValues { FormValues(lists: lists) }
        #expect(try values(("name", ["x", "y"]), ("tags", ["a", "b"])).decode(Guest.self) == Guest(name: "y", tags: ["a", "b"]))
        // A name that came without a value is an empty list, and nothing else.
        #expect(try values(("a", [])).decode([String: [Int]].self) == ["a": []])
        #expect(try values(("a", [])).decode([String: Set<Int>?].self) == ["a": []])
        #expect(messages { try values(("a", [])).decode([String: Int].self) } == ["a: Expected `int`, got `array`"])
        #expect(try values(("id", ["1"]), ("lines", [])).decode(Order.self) == Order(id: 1, lines: []))
    }

    private struct Account: TableModel, Equatable {
        var id = 0
        var firstName = ""
        var address: Address?

        static let table = [
            field("id", \.id, \.?.id, default: { 0 }, .readOnly), field("firstName", \.firstName, \.?.firstName),
            field("address", \.address, \.?.address),
        ]
    }

    @Test func throughADTO() throws {
        let dto = DTO<Account>(rename: .snakeCase, name: "snake")
        let pairs = [
            (name: "id", value: "5"), (name: "first_name", value: "Ada"), (name: "address.street", value: "A St"),
            (name: "address.zip_code", value: "1"),
        ]
        // What clients may not send keeps its default.
        #expect(
            try FormValues(pairs).decode(Account.self, through: dto)
                == Account(firstName: "Ada", address: Address(street: "A St", zipCode: "1")))
        #expect(
            messages { try FormValues([(name: "address.street", value: "x")]).decode(Account.self, through: dto) } == [
                "address: Object missing required field `zip_code`", "Object missing required field `first_name`",
            ])
    }

    /// Names that go on without end.
    @Test(.timeLimit(.minutes(1))) func hostileNames() throws {
        let deep = String(repeating: "town.", count: 200_000) + "name"
        #expect(throws: ValidationError.self) { try form("name=x&\(deep)=1").decode(Guest.self) }
        #expect(throws: ValidationError.self) { try form("\(deep)=1").decode(Order.self) }
        #expect(throws: (any Error).self) { try form(String(repeating: "next.", count: 200_000) + "x=1").decode(FormChain.self) }
        let many = (0..<50_000).map { "x\($0)=1" }.joined(separator: "&")
        #expect(messages { try form("name=x&\(many)").decode(Guest.self) }.count == 100)
        #expect(throws: Never.self) { try form(many).decode([String: Int].self) }
        #expect(try form("id=1&\(many)").decode(Order.self) == Order(id: 1))
    }
}

/// A model that holds itself.
private final class FormChain: Model {
    let next: FormChain?
    let x: Int?

    init(next: FormChain?, x: Int?) { (self.next, self.x) = (next, x) }

    static let modelSchema = ModelSchema(FormChain.self)

    static func describeModel(_ model: inout ModelBuilder<FormChain>) {
        model.field("next", \FormChain.next, \FormChain?.?.next, FormChain?.self)
        model.field("x", \FormChain.x, \FormChain?.?.x, Int?.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> FormChain? {
        var next: FormChain??
        var x: Int??
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: next = reader.readField(&model, FormChain?.self)
            case 1: x = reader.readField(&model, Int?.self)
            default: return reader.endModel(&model) ? FormChain(next: next ?? nil, x: x ?? nil) : nil
            }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        writer.writeField(0, next, &model)
        writer.writeField(1, x, &model)
        writer.endModel(model)
    }
}
