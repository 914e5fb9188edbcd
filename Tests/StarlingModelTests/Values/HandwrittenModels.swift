import StarlingModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// Models as the macro would write them, for values that need some to stand in.

struct Town: Model, Codable, Hashable {
    var name: String
    var zip: Int?

    static let modelSchema = ModelSchema(Town.self)

    static func describeModel(_ model: inout ModelBuilder<Town>) {
        model.field("name", \Self.name, \Self?.?.name, String.self)
        model.field("zip", \Self.zip, \Self?.?.zip, Int?.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Town? {
        var f0: String?
        var f1: Int??
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: f0 = reader.readField(&model, String.self)
            case 1: f1 = reader.readField(&model, Int?.self)
            default:
                guard reader.endModel(&model), let name = f0 else { return nil }
                return Town(name: name, zip: f1 ?? nil)
            }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        writer.writeField(0, name, &model)
        writer.writeField(1, zip, &model)
        writer.endModel(model)
    }
}

struct Guest: Model, Hashable {
    var name: String
    var age: Int?
    var town: Town?
    var tags: [String]?
    var born: LocalDate?
    var price: Decimal?
    var motto: String?
    var isIn: Bool?

    static let modelSchema = ModelSchema(Guest.self)

    static func describeModel(_ model: inout ModelBuilder<Guest>) {
        model.options.forbidUnknownFields = true
        model.field("name", \Self.name, \Self?.?.name, String.self)
        model.field("age", \Self.age, \Self?.?.age, Int?.self)
        model.field("town", \Self.town, \Self?.?.town, Town?.self)
        model.field("tags", \Self.tags, \Self?.?.tags, [String]?.self)
        model.field("born", \Self.born, \Self?.?.born, LocalDate?.self)
        model.field("price", \Self.price, \Self?.?.price, Decimal?.self)
        model.field("motto", \Self.motto, \Self?.?.motto, String?.self, wireName: "life.motto")
        model.field("isIn", \Self.isIn, \Self?.?.isIn, Bool?.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Guest? {
        var guest = Guest(name: "")
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: guest.name = reader.readField(&model, String.self) ?? ""
            case 1: guest.age = reader.readField(&model, Int?.self) ?? nil
            case 2: guest.town = reader.readField(&model, Town?.self) ?? nil
            case 3: guest.tags = reader.readField(&model, [String]?.self) ?? nil
            case 4: guest.born = reader.readField(&model, LocalDate?.self) ?? nil
            case 5: guest.price = reader.readField(&model, Decimal?.self) ?? nil
            case 6: guest.motto = reader.readField(&model, String?.self) ?? nil
            case 7: guest.isIn = reader.readField(&model, Bool?.self) ?? nil
            default: return reader.endModel(&model) ? guest : nil
            }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        writer.writeField(0, name, &model)
        writer.writeField(1, age, &model)
        writer.writeField(2, town, &model)
        writer.writeField(3, tags, &model)
        writer.writeField(4, born, &model)
        writer.writeField(5, price, &model)
        writer.writeField(6, motto, &model)
        writer.writeField(7, isIn, &model)
        writer.endModel(model)
    }
}
