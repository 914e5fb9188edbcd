import StarlingModel

struct City: TableModel, Hashable {
    var name = ""
    var country = ""

    static let table = [field("name", \.name, \.?.name), field("country", \.country, \.?.country)]
}

struct Address: TableModel, Hashable {
    var street = ""
    var zipCode = ""
    var city: City?

    static let table = [
        field("street", \.street, \.?.street), field("zipCode", \.zipCode, \.?.zipCode, wireName: "zip"), field("city", \.city, \.?.city),
    ]
}

struct Tag: TableModel, Hashable {
    var label = ""
    var weight = 0

    static let table = [field("label", \.label, \.?.label), field("weight", \.weight, \.?.weight, default: { 1 })]
}

/// A model with a mark of every kind, and models in every kind of field.
struct Person: TableModel, Hashable {
    var id = 0
    var firstName = ""
    var password = ""
    var secret = "s"
    var _note = "n"
    var address = Address()
    var home: Address?
    var tags: [Tag] = []
    var byName: [String: Tag?] = [:]
    var age: Int?
    var motto = Maybe<String>.absent

    static let table = [
        field("id", \.id, \.?.id, .readOnly), field("firstName", \.firstName, \.?.firstName),
        field("password", \.password, \.?.password, .writeOnly), field("secret", \.secret, \.?.secret, default: { "s" }, .private),
        field("_note", \._note, \.?._note, default: { "n" }), field("address", \.address, \.?.address), field("home", \.home, \.?.home),
        field("tags", \.tags, \.?.tags, default: { [] }), field("byName", \.byName, \.?.byName, default: { [:] }),
        field("age", \.age, \.?.age, constraints: .of(Int?.self, ge: 0)), field("motto", \.motto, \.?.motto),
    ]

    func validate(_ faults: inout ModelFaults<Person>) {
        if firstName == password { faults.add(\.password, "must not be the name") }
    }

    static let example = Person(
        id: 7, firstName: "Ada", password: "x", address: Address(street: "A St", zipCode: "1", city: City(name: "Rome", country: "IT")),
        home: Address(street: "B St", zipCode: "2", city: City(name: "Oslo", country: "NO")), tags: [Tag(label: "a", weight: 2)],
        byName: ["t": Tag(label: "b", weight: 3)], age: 36, motto: .value("m"))
}

/// A generic model, as a list with its total is.
struct Page<Item: WireValue & Equatable>: TableModel, Equatable {
    var items: [Item] = []
    var total = 0

    static var table: [any TableField<Page>] { [field("items", \.items, \.?.items), field("total", \.total, \.?.total)] }
}

/// A model that holds itself in a list.
struct Tree: TableModel, Hashable {
    var label = ""
    var weight = 0
    var trees: [Tree] = []

    static let table = [
        field("label", \.label, \.?.label), field("weight", \.weight, \.?.weight, default: { 0 }),
        field("trees", \.trees, \.?.trees, default: { [] }),
    ]
}

/// A model that holds itself by reference.
final class Chain: Model {
    let label: String
    let weight: Int?
    let next: Chain?

    init(_ label: String, _ weight: Int? = nil, _ next: Chain? = nil) {
        self.label = label
        self.weight = weight
        self.next = next
    }

    static let modelSchema = ModelSchema(Chain.self)

    static func describeModel(_ model: inout ModelBuilder<Chain>) {
        model.field("label", \Chain.label, \Chain?.?.label, String.self)
        model.field("weight", \Chain.weight, \Chain?.?.weight, Int?.self)
        model.field("next", \Chain.next, \Chain?.?.next, Chain?.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Chain? {
        var f0: String? = nil
        var f1: Int?? = nil
        var f2: Chain?? = nil
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: f0 = reader.readField(&model, String.self)
            case 1: f1 = reader.readField(&model, Int?.self)
            case 2: f2 = reader.readField(&model, Chain?.self)
            default:
                guard reader.endModel(&model) else { return nil }
                guard let f0 = f0 ?? String.wireAbsent else { return reader.missing(0, &model) }
                return Chain(f0, f1 ?? nil, f2 ?? nil)
            }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        writer.writeField(0, label, &model)
        writer.writeField(1, weight, &model)
        writer.writeField(2, next, &model)
        writer.endModel(model)
    }
}

/// A union, told apart by a key.
enum Event: Model, Hashable {
    case joined(Person)
    case tagged(Tag)

    static let modelSchema = ModelSchema(Event.self)

    static func describeModel(_ model: inout ModelBuilder<Event>) {
        model.options = ModelOptions(tag: "event")
        model.variant("joined", tag: "joined", Person.self)
        model.variant("tagged", tag: "tagged", Tag.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Event? {
        let plan = reader.beginUnion()
        defer { reader.endUnion(plan) }
        switch reader.readVariant(modelSchema) {
        case 0: return reader.read(Person.self).map { .joined($0) }
        case 1: return reader.read(Tag.self).map { .tagged($0) }
        default: return nil
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        let plan = writer.beginUnion()
        switch self {
        case .joined(let person):
            writer.beginVariant(0, Self.modelSchema)
            writer.write(person)
        case .tagged(let tag):
            writer.beginVariant(1, Self.modelSchema)
            writer.write(tag)
        }
        writer.endUnion(plan)
    }
}

/// A union in a field, with other things beside it.
struct Log: TableModel, Hashable {
    var event = Event.tagged(Tag())
    var all: [Event] = []
    var tag = Tag()

    static let table = [
        field("event", \.event, \.?.event), field("all", \.all, \.?.all, default: { [] }), field("tag", \.tag, \.?.tag, default: { Tag() }),
    ]
}

/// A value as it is written through a DTO.
func written(_ value: some WireValue, _ dto: some DataTransferObject) throws -> String {
    String(decoding: try JSON.encode(value, through: dto), as: UTF8.self)
}

/// A value that is read through a DTO, from JSON and from MessagePack; both must be the same.
func read<Value: WireValue & Equatable>(_ type: Value.Type = Value.self, _ text: String, _ dto: some DataTransferObject) throws -> Value {
    let value = try JSON.decode(type, from: Array(text.utf8), through: dto)
    let packed = try MessagePack.encode(JSON.decode(JSONValue.self, from: text))
    guard try MessagePack.decode(type, from: packed, through: dto) == value else { throw Different() }
    return value
}

/// JSON and MessagePack do not agree.
struct Different: Error {}

/// The messages of what is thrown, with their paths.
func faults(_ body: () throws -> Void) -> [String] {
    if case .faulty(let messages) = DecodingOutcome({
        try body(); return .null
    }) {
        messages
    } else {
        []
    }
}
