import StarlingModel

/// A small model, to stand below others.
struct Leaf: Model, Hashable {
    var name: String
    var size: Int?
}

extension Leaf {
    static let modelSchema = ModelSchema(Leaf.self)

    static func describeModel(_ model: inout ModelBuilder<Leaf>) {
        model.field("name", \Self.name, \Self?.?.name, String.self)
        model.field("size", \Self.size, \Self?.?.size, Int?.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Leaf? {
        var f0: String? = nil
        var f1: Int?? = nil
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: f0 = reader.readField(&model, String.self)
            case 1: f1 = reader.readField(&model, Int?.self)
            default:
                guard reader.endModel(&model) else { return nil }
                guard let f0 = f0 ?? String.wireAbsent else { return reader.missing(0, &model) }
                guard let f1 = f1 ?? Int?.wireAbsent else { return reader.missing(1, &model) }
                return Leaf(name: f0, size: f1)
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

/// An enumeration with raw values.
enum Color: String, CaseIterable, WireValue {
    case red
    case darkGreen = "dark green"
    case blue = "bl\"ue"
}

/// A union whose cases are told apart by a key.
enum Shape: Model, Hashable {
    case leaf(Leaf)
    case nothing
    case group(Group)

    /// A case that holds unions of the same kind.
    struct Group: TableModel, Hashable {
        var shapes: [Shape] = []

        static let table = [field("shapes", \.shapes, \.?.shapes)]
    }

    static let modelSchema = ModelSchema(Shape.self)

    static func describeModel(_ model: inout ModelBuilder<Shape>) {
        model.options = ModelOptions(tag: "kind")
        model.variant("leaf", tag: "leaf", Leaf.self)
        model.variant("nothing", tag: "no\nthing", NoFields.self)
        model.variant("group", tag: "group", Group.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Shape? {
        let plan = reader.beginUnion()
        defer { reader.endUnion(plan) }
        switch reader.readVariant(modelSchema) {
        case 0: return reader.read(Leaf.self).map { .leaf($0) }
        case 1: return reader.read(NoFields.self).map { _ in .nothing }
        case 2: return reader.read(Group.self).map { .group($0) }
        default: return nil
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        let plan = writer.beginUnion()
        switch self {
        case .leaf(let leaf):
            writer.beginVariant(0, Self.modelSchema)
            writer.write(leaf)
        case .nothing:
            writer.beginVariant(1, Self.modelSchema)
            writer.write(NoFields())
        case .group(let group):
            writer.beginVariant(2, Self.modelSchema)
            writer.write(group)
        }
        writer.endUnion(plan)
    }
}

/// A union whose cases are told apart by what they look like.
enum Mixed: Model, Hashable {
    case number(Double)
    case text(String)
    case list([Mixed])
    case leaf(Leaf)

    static let modelSchema = ModelSchema(Mixed.self)

    static func describeModel(_ model: inout ModelBuilder<Mixed>) {
        model.variant("number", tag: "number", Double.self)
        model.variant("text", tag: "text", String.self)
        model.variant("list", tag: "list", [Mixed].self)
        model.variant("leaf", tag: "leaf", Leaf.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Mixed? {
        let plan = reader.beginUnion()
        defer { reader.endUnion(plan) }
        switch reader.readVariant(modelSchema) {
        case 0: return reader.read(Double.self).map { .number($0) }
        case 1: return reader.read(String.self).map { .text($0) }
        case 2: return reader.read([Mixed].self).map { .list($0) }
        case 3: return reader.read(Leaf.self).map { .leaf($0) }
        default: return nil
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        let plan = writer.beginUnion()
        switch self {
        case .number(let number):
            writer.beginVariant(0, Self.modelSchema)
            writer.write(number)
        case .text(let text):
            writer.beginVariant(1, Self.modelSchema)
            writer.write(text)
        case .list(let list):
            writer.beginVariant(2, Self.modelSchema)
            writer.write(list)
        case .leaf(let leaf):
            writer.beginVariant(3, Self.modelSchema)
            writer.write(leaf)
        }
        writer.endUnion(plan)
    }
}
