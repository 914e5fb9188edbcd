import StarlingModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A model with a field of every kind of type, and keys of every kind of length. It conforms by hand as the macro would
/// have it, so that these tests depend on nothing but the module.
struct Wide: Model, Equatable {
    var a: Int8
    var i16: Int16
    var int32: Int32
    var i64: Int64
    var number: Int
    var i128: Int128
    var u8: UInt8
    var u16: UInt16
    var uint32: UInt32
    var u64: UInt64
    var unsigned: UInt
    var u128: UInt128
    var double: Double
    var float: Float
    var isTrue: Bool
    var text: String
    var key14: String
    var key15: String
    var key16: String
    var key31: String
    var key32: String
    var accents: String
    var quoted: String
    var letter: Character
    var date: Date
    var day: LocalDate
    var time: LocalTime
    var duration: Duration
    var id: UUID
    var decimal: Decimal
    var data: Data
    var color: Color
    var maybeText: String?
    var maybeNumber: Int?
    var maybeLeaf: Leaf?
    var change: Maybe<Double>
    var numbers: [Int]
    var matrix: [[Double]]
    var texts: [String?]
    var leaves: [Leaf]
    var byName: [String: Leaf]
    var byNumber: [Int: Bool]
    var letters: Set<String>
    var pair: Tuple<String, Double>
    var shape: Shape
    var mixed: [Mixed]
    var any: JSONValue
}

extension Wide {
    static let modelSchema = ModelSchema(Wide.self)

    static func describeModel(_ model: inout ModelBuilder<Wide>) {
        model.field("a", \Self.a, \Self?.?.a, Int8.self)
        model.field("i16", \Self.i16, \Self?.?.i16, Int16.self)
        model.field("int32", \Self.int32, \Self?.?.int32, Int32.self)
        model.field("i64", \Self.i64, \Self?.?.i64, Int64.self)
        model.field("number", \Self.number, \Self?.?.number, Int.self)
        model.field("i128", \Self.i128, \Self?.?.i128, Int128.self)
        model.field("u8", \Self.u8, \Self?.?.u8, UInt8.self)
        model.field("u16", \Self.u16, \Self?.?.u16, UInt16.self, wireName: "sixteen")
        model.field("uint32", \Self.uint32, \Self?.?.uint32, UInt32.self)
        model.field("u64", \Self.u64, \Self?.?.u64, UInt64.self)
        model.field("unsigned", \Self.unsigned, \Self?.?.unsigned, UInt.self)
        model.field("u128", \Self.u128, \Self?.?.u128, UInt128.self)
        model.field("double", \Self.double, \Self?.?.double, Double.self)
        model.field("float", \Self.float, \Self?.?.float, Float.self)
        model.field("isTrue", \Self.isTrue, \Self?.?.isTrue, Bool.self)
        model.field("text", \Self.text, \Self?.?.text, String.self, wireName: "thirteenBytes")
        model.field("key14", \Self.key14, \Self?.?.key14, String.self, wireName: "fourteen_bytes")
        model.field("key15", \Self.key15, \Self?.?.key15, String.self, wireName: "fifteen___bytes")
        model.field("key16", \Self.key16, \Self?.?.key16, String.self, wireName: "sixteen____bytes")
        model.field("key31", \Self.key31, \Self?.?.key31, String.self, wireName: "thirty-one bytes are a key here")
        model.field("key32", \Self.key32, \Self?.?.key32, String.self, wireName: "thirty-two bytes are a key here.")
        model.field("accents", \Self.accents, \Self?.?.accents, String.self, wireName: "clé")
        model.field("quoted", \Self.quoted, \Self?.?.quoted, String.self, wireName: "a\\\"b\n\u{1}")
        model.field("letter", \Self.letter, \Self?.?.letter, Character.self)
        model.field("date", \Self.date, \Self?.?.date, Date.self)
        model.field("day", \Self.day, \Self?.?.day, LocalDate.self)
        model.field("time", \Self.time, \Self?.?.time, LocalTime.self)
        model.field("duration", \Self.duration, \Self?.?.duration, Duration.self)
        model.field("id", \Self.id, \Self?.?.id, UUID.self)
        model.field("decimal", \Self.decimal, \Self?.?.decimal, Decimal.self)
        model.field("data", \Self.data, \Self?.?.data, Data.self)
        model.field("color", \Self.color, \Self?.?.color, Color.self)
        model.field("maybeText", \Self.maybeText, \Self?.?.maybeText, String?.self)
        model.field("maybeNumber", \Self.maybeNumber, \Self?.?.maybeNumber, Int?.self)
        model.field("maybeLeaf", \Self.maybeLeaf, \Self?.?.maybeLeaf, Leaf?.self)
        model.field("change", \Self.change, \Self?.?.change, Maybe<Double>.self)
        model.field("numbers", \Self.numbers, \Self?.?.numbers, [Int].self)
        model.field("matrix", \Self.matrix, \Self?.?.matrix, [[Double]].self)
        model.field("texts", \Self.texts, \Self?.?.texts, [String?].self)
        model.field("leaves", \Self.leaves, \Self?.?.leaves, [Leaf].self)
        model.field("byName", \Self.byName, \Self?.?.byName, [String: Leaf].self)
        model.field("byNumber", \Self.byNumber, \Self?.?.byNumber, [Int: Bool].self)
        model.field("letters", \Self.letters, \Self?.?.letters, Set<String>.self)
        model.field("pair", \Self.pair, \Self?.?.pair, Tuple<String, Double>.self)
        model.field("shape", \Self.shape, \Self?.?.shape, Shape.self)
        model.field("mixed", \Self.mixed, \Self?.?.mixed, [Mixed].self)
        model.field("any", \Self.any, \Self?.?.any, JSONValue.self)
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Wide? {
        var f0: Int8? = nil
        var f1: Int16? = nil
        var f2: Int32? = nil
        var f3: Int64? = nil
        var f4: Int? = nil
        var f5: Int128? = nil
        var f6: UInt8? = nil
        var f7: UInt16? = nil
        var f8: UInt32? = nil
        var f9: UInt64? = nil
        var f10: UInt? = nil
        var f11: UInt128? = nil
        var f12: Double? = nil
        var f13: Float? = nil
        var f14: Bool? = nil
        var f15: String? = nil
        var f16: String? = nil
        var f17: String? = nil
        var f18: String? = nil
        var f19: String? = nil
        var f20: String? = nil
        var f21: String? = nil
        var f22: String? = nil
        var f23: Character? = nil
        var f24: Date? = nil
        var f25: LocalDate? = nil
        var f26: LocalTime? = nil
        var f27: Duration? = nil
        var f28: UUID? = nil
        var f29: Decimal? = nil
        var f30: Data? = nil
        var f31: Color? = nil
        var f32: String?? = nil
        var f33: Int?? = nil
        var f34: Leaf?? = nil
        var f35: Maybe<Double>? = nil
        var f36: [Int]? = nil
        var f37: [[Double]]? = nil
        var f38: [String?]? = nil
        var f39: [Leaf]? = nil
        var f40: [String: Leaf]? = nil
        var f41: [Int: Bool]? = nil
        var f42: Set<String>? = nil
        var f43: Tuple<String, Double>? = nil
        var f44: Shape? = nil
        var f45: [Mixed]? = nil
        var f46: JSONValue? = nil
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while true {
            switch reader.nextField(&model) {
            case 0: f0 = reader.readField(&model, Int8.self)
            case 1: f1 = reader.readField(&model, Int16.self)
            case 2: f2 = reader.readField(&model, Int32.self)
            case 3: f3 = reader.readField(&model, Int64.self)
            case 4: f4 = reader.readField(&model, Int.self)
            case 5: f5 = reader.readField(&model, Int128.self)
            case 6: f6 = reader.readField(&model, UInt8.self)
            case 7: f7 = reader.readField(&model, UInt16.self)
            case 8: f8 = reader.readField(&model, UInt32.self)
            case 9: f9 = reader.readField(&model, UInt64.self)
            case 10: f10 = reader.readField(&model, UInt.self)
            case 11: f11 = reader.readField(&model, UInt128.self)
            case 12: f12 = reader.readField(&model, Double.self)
            case 13: f13 = reader.readField(&model, Float.self)
            case 14: f14 = reader.readField(&model, Bool.self)
            case 15: f15 = reader.readField(&model, String.self)
            case 16: f16 = reader.readField(&model, String.self)
            case 17: f17 = reader.readField(&model, String.self)
            case 18: f18 = reader.readField(&model, String.self)
            case 19: f19 = reader.readField(&model, String.self)
            case 20: f20 = reader.readField(&model, String.self)
            case 21: f21 = reader.readField(&model, String.self)
            case 22: f22 = reader.readField(&model, String.self)
            case 23: f23 = reader.readField(&model, Character.self)
            case 24: f24 = reader.readField(&model, Date.self)
            case 25: f25 = reader.readField(&model, LocalDate.self)
            case 26: f26 = reader.readField(&model, LocalTime.self)
            case 27: f27 = reader.readField(&model, Duration.self)
            case 28: f28 = reader.readField(&model, UUID.self)
            case 29: f29 = reader.readField(&model, Decimal.self)
            case 30: f30 = reader.readField(&model, Data.self)
            case 31: f31 = reader.readField(&model, Color.self)
            case 32: f32 = reader.readField(&model, String?.self)
            case 33: f33 = reader.readField(&model, Int?.self)
            case 34: f34 = reader.readField(&model, Leaf?.self)
            case 35: f35 = reader.readField(&model, Maybe<Double>.self)
            case 36: f36 = reader.readField(&model, [Int].self)
            case 37: f37 = reader.readField(&model, [[Double]].self)
            case 38: f38 = reader.readField(&model, [String?].self)
            case 39: f39 = reader.readField(&model, [Leaf].self)
            case 40: f40 = reader.readField(&model, [String: Leaf].self)
            case 41: f41 = reader.readField(&model, [Int: Bool].self)
            case 42: f42 = reader.readField(&model, Set<String>.self)
            case 43: f43 = reader.readField(&model, Tuple<String, Double>.self)
            case 44: f44 = reader.readField(&model, Shape.self)
            case 45: f45 = reader.readField(&model, [Mixed].self)
            case 46: f46 = reader.readField(&model, JSONValue.self)
            default:
                guard reader.endModel(&model) else { return nil }
                guard let f0 = f0 ?? Int8.wireAbsent else { return reader.missing(0, &model) }
                guard let f1 = f1 ?? Int16.wireAbsent else { return reader.missing(1, &model) }
                guard let f2 = f2 ?? Int32.wireAbsent else { return reader.missing(2, &model) }
                guard let f3 = f3 ?? Int64.wireAbsent else { return reader.missing(3, &model) }
                guard let f4 = f4 ?? Int.wireAbsent else { return reader.missing(4, &model) }
                guard let f5 = f5 ?? Int128.wireAbsent else { return reader.missing(5, &model) }
                guard let f6 = f6 ?? UInt8.wireAbsent else { return reader.missing(6, &model) }
                guard let f7 = f7 ?? UInt16.wireAbsent else { return reader.missing(7, &model) }
                guard let f8 = f8 ?? UInt32.wireAbsent else { return reader.missing(8, &model) }
                guard let f9 = f9 ?? UInt64.wireAbsent else { return reader.missing(9, &model) }
                guard let f10 = f10 ?? UInt.wireAbsent else { return reader.missing(10, &model) }
                guard let f11 = f11 ?? UInt128.wireAbsent else { return reader.missing(11, &model) }
                guard let f12 = f12 ?? Double.wireAbsent else { return reader.missing(12, &model) }
                guard let f13 = f13 ?? Float.wireAbsent else { return reader.missing(13, &model) }
                guard let f14 = f14 ?? Bool.wireAbsent else { return reader.missing(14, &model) }
                guard let f15 = f15 ?? String.wireAbsent else { return reader.missing(15, &model) }
                guard let f16 = f16 ?? String.wireAbsent else { return reader.missing(16, &model) }
                guard let f17 = f17 ?? String.wireAbsent else { return reader.missing(17, &model) }
                guard let f18 = f18 ?? String.wireAbsent else { return reader.missing(18, &model) }
                guard let f19 = f19 ?? String.wireAbsent else { return reader.missing(19, &model) }
                guard let f20 = f20 ?? String.wireAbsent else { return reader.missing(20, &model) }
                guard let f21 = f21 ?? String.wireAbsent else { return reader.missing(21, &model) }
                guard let f22 = f22 ?? String.wireAbsent else { return reader.missing(22, &model) }
                guard let f23 = f23 ?? Character.wireAbsent else { return reader.missing(23, &model) }
                guard let f24 = f24 ?? Date.wireAbsent else { return reader.missing(24, &model) }
                guard let f25 = f25 ?? LocalDate.wireAbsent else { return reader.missing(25, &model) }
                guard let f26 = f26 ?? LocalTime.wireAbsent else { return reader.missing(26, &model) }
                guard let f27 = f27 ?? Duration.wireAbsent else { return reader.missing(27, &model) }
                guard let f28 = f28 ?? UUID.wireAbsent else { return reader.missing(28, &model) }
                guard let f29 = f29 ?? Decimal.wireAbsent else { return reader.missing(29, &model) }
                guard let f30 = f30 ?? Data.wireAbsent else { return reader.missing(30, &model) }
                guard let f31 = f31 ?? Color.wireAbsent else { return reader.missing(31, &model) }
                guard let f32 = f32 ?? String?.wireAbsent else { return reader.missing(32, &model) }
                guard let f33 = f33 ?? Int?.wireAbsent else { return reader.missing(33, &model) }
                guard let f34 = f34 ?? Leaf?.wireAbsent else { return reader.missing(34, &model) }
                guard let f35 = f35 ?? Maybe<Double>.wireAbsent else { return reader.missing(35, &model) }
                guard let f36 = f36 ?? [Int].wireAbsent else { return reader.missing(36, &model) }
                guard let f37 = f37 ?? [[Double]].wireAbsent else { return reader.missing(37, &model) }
                guard let f38 = f38 ?? [String?].wireAbsent else { return reader.missing(38, &model) }
                guard let f39 = f39 ?? [Leaf].wireAbsent else { return reader.missing(39, &model) }
                guard let f40 = f40 ?? [String: Leaf].wireAbsent else { return reader.missing(40, &model) }
                guard let f41 = f41 ?? [Int: Bool].wireAbsent else { return reader.missing(41, &model) }
                guard let f42 = f42 ?? Set<String>.wireAbsent else { return reader.missing(42, &model) }
                guard let f43 = f43 ?? Tuple<String, Double>.wireAbsent else { return reader.missing(43, &model) }
                guard let f44 = f44 ?? Shape.wireAbsent else { return reader.missing(44, &model) }
                guard let f45 = f45 ?? [Mixed].wireAbsent else { return reader.missing(45, &model) }
                guard let f46 = f46 ?? JSONValue.wireAbsent else { return reader.missing(46, &model) }
                return Wide(
                    a: f0, i16: f1, int32: f2, i64: f3, number: f4, i128: f5, u8: f6, u16: f7, uint32: f8, u64: f9, unsigned: f10,
                    u128: f11, double: f12, float: f13, isTrue: f14, text: f15, key14: f16, key15: f17, key16: f18, key31: f19,
                    key32: f20, accents: f21, quoted: f22, letter: f23, date: f24, day: f25, time: f26, duration: f27, id: f28,
                    decimal: f29, data: f30, color: f31, maybeText: f32, maybeNumber: f33, maybeLeaf: f34, change: f35,
                    numbers:
                        f36, matrix: f37, texts: f38, leaves: f39, byName: f40, byNumber: f41, letters: f42, pair: f43, shape: f44,
                    mixed: f45, any: f46)
            }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        writer.writeField(0, a, &model)
        writer.writeField(1, i16, &model)
        writer.writeField(2, int32, &model)
        writer.writeField(3, i64, &model)
        writer.writeField(4, number, &model)
        writer.writeField(5, i128, &model)
        writer.writeField(6, u8, &model)
        writer.writeField(7, u16, &model)
        writer.writeField(8, uint32, &model)
        writer.writeField(9, u64, &model)
        writer.writeField(10, unsigned, &model)
        writer.writeField(11, u128, &model)
        writer.writeField(12, double, &model)
        writer.writeField(13, float, &model)
        writer.writeField(14, isTrue, &model)
        writer.writeField(15, text, &model)
        writer.writeField(16, key14, &model)
        writer.writeField(17, key15, &model)
        writer.writeField(18, key16, &model)
        writer.writeField(19, key31, &model)
        writer.writeField(20, key32, &model)
        writer.writeField(21, accents, &model)
        writer.writeField(22, quoted, &model)
        writer.writeField(23, letter, &model)
        writer.writeField(24, date, &model)
        writer.writeField(25, day, &model)
        writer.writeField(26, time, &model)
        writer.writeField(27, duration, &model)
        writer.writeField(28, id, &model)
        writer.writeField(29, decimal, &model)
        writer.writeField(30, data, &model)
        writer.writeField(31, color, &model)
        writer.writeField(32, maybeText, &model)
        writer.writeField(33, maybeNumber, &model)
        writer.writeField(34, maybeLeaf, &model)
        writer.writeField(35, change, &model)
        writer.writeField(36, numbers, &model)
        writer.writeField(37, matrix, &model)
        writer.writeField(38, texts, &model)
        writer.writeField(39, leaves, &model)
        writer.writeField(40, byName, &model)
        writer.writeField(41, byNumber, &model)
        writer.writeField(42, letters, &model)
        writer.writeField(43, pair, &model)
        writer.writeField(44, shape, &model)
        writer.writeField(45, mixed, &model)
        writer.writeField(46, any, &model)
        writer.endModel(model)
    }
}
