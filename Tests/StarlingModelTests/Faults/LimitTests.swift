import StarlingModel
import Testing

/// A list of itself.
struct Nest: WireValue, Equatable {
    var nests: [Nest] = []

    static var wireType: WireType { .any }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Nest? {
        reader.read([Nest].self).map { Nest(nests: $0) }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(nests) }
}

/// What a client can make big is bounded.
@Suite struct LimitTests {
    private func json(_ depth: Int, _ opening: String, _ middle: String, _ closing: String) -> [UInt8] {
        Array((String(repeating: opening, count: depth) + middle + String(repeating: closing, count: depth)).utf8)
    }

    /// That a depth of 128 is read, whatever comes of it, and a depth beyond that is not.
    private func check(
        _ types: [any WireValue.Type], _ name: String, _ document: (Int) -> [UInt8], _ decode: (any WireValue.Type, [UInt8]) throws -> Any
    ) {
        let fine = document(128)
        for type in types {
            let outcome = DecodingOutcome {
                _ = try decode(type, fine); return .null
            }
            #expect(!outcome.isMalformed, "\(type) \(name): \(outcome)")
        }
        for depth in [129, 130, 20_000] {
            let bytes = document(depth)
            for type in types {
                let error = #expect(throws: MalformedInput.self, "\(type) \(name)") { _ = try decode(type, bytes) }
                #expect(error?.reason == "nested too deep", "\(type) \(name)")
            }
        }
    }

    @Test func depth() throws {
        let types: [any WireValue.Type] = [
            JSONValue.self, PlainJSONValue.self, Skipped.self, Nest.self, Leaf.self, String.self, Mixed.self,
        ]
        for (opening, middle, closing) in [
            ("[", "[]", "]"), (" [ ", "{}", "]"), (#"{"a":"#, "{}", "}"), (#"{"a":"#, "[]", "}"), (#"{"name":"#, "{}", "}"),
        ] {
            check(types, opening) {
                json($0 - 1, opening, middle, closing)
            } _: { type, bytes in
                try JSON.decode(type, from: bytes)
            }
        }
        // At the bracket that is too much.
        let error = #expect(throws: MalformedInput.self) { try JSON.decode(JSONValue.self, from: json(129, "[", "", "]")) }
        #expect(error?.offset == 128)
        #expect(try JSON.decode(Nest.self, from: json(128, "[", "", "]")) != Nest())
    }

    @Test func depthOfMessagePack() throws {
        let heads: [[UInt8]] = [
            [0x91], [0xDC, 0, 1], [0xDD, 0, 0, 0, 1], [0x81, 0xA1, 0x61], [0xDE, 0, 1, 0xA1, 0x61], [0xDF, 0, 0, 0, 1, 0xD9, 1, 0x61],
        ]
        let types: [any WireValue.Type] = [JSONValue.self, Skipped.self, Nest.self, Leaf.self, String.self, Mixed.self]
        for (head, end) in heads.flatMap({ head in [(head, 0x90), (head, 0x80)] as [([UInt8], UInt8)] }) {
            check(types, "\(head)") { depth in
                (1..<depth).reduce(into: []) { bytes, _ in bytes += head } + [end]
            } _: { type, bytes in
                try MessagePack.decode(type, from: bytes)
            }
        }
    }

    /// Depth is that of the place, and not of what was before.
    @Test func manyShallowValues() throws {
        let wide = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
        #expect(try JSON.decode([Nest].self, from: wide).count == 1000)
        #expect(throws: Never.self) { try JSON.decode(Skipped.self, from: wide) }
        let objects = "[" + Array(repeating: #"{"x":{"y":{}},"name":"a"}"#, count: 1000).joined(separator: ",") + "]"
        #expect(try JSON.decode([Leaf].self, from: objects).count == 1000)
        #expect(try MessagePack.decode([Leaf].self, from: MessagePack.encode(JSON.decode(JSONValue.self, from: objects))).count == 1000)
        // Unions go back to where they began.
        let unions = Array(repeating: Shape.group(Shape.Group(shapes: [.nothing, .group(Shape.Group())])), count: 300)
        #expect(try JSON.decode([Shape].self, from: JSON.encode(unions)) == unions)
        #expect(try MessagePack.decode([Shape].self, from: MessagePack.encode(unions)) == unions)
    }

    @Test(arguments: [(nil, 100), (0, 0), (1, 1), (7, 7), (150, 150), (1000, 300)] as [(Int?, Int)])
    func faultsAreCountedButNotAllKept(limit: Int?, kept: Int) throws {
        let document = #"{"shapes":["# + Array(repeating: #"{"kind":"leaf","name":1}"#, count: 300).joined(separator: ",") + "]}"
        let packed = try MessagePack.encode(JSON.decode(JSONValue.self, from: document))
        let json = #expect(throws: ValidationError.self) {
            if let limit {
                try JSON.decode(Shape.Group.self, from: document, maximumFaults: limit)
            } else {
                try JSON.decode(Shape.Group.self, from: document)
            }
        }
        let messagePack = #expect(throws: ValidationError.self) {
            if let limit {
                try MessagePack.decode(Shape.Group.self, from: packed, maximumFaults: limit)
            } else {
                try MessagePack.decode(Shape.Group.self, from: packed)
            }
        }
        let expected = (0..<kept).map { Fault(.wrongType, ["type": "str", "got": "int"], path: "shapes[\($0)].name") }
        #expect(json?.faults == expected)
        #expect(messagePack?.faults == expected)
    }

    /// The faults of many kinds of values at once, so that none of them loses its path when the limit is reached.
    @Test func pathsAtTheLimit() throws {
        let leaf = #"{"name":1,"size":"x"}"#
        let document = "[" + Array(repeating: #"{"a":[\#(leaf)],"b":[\#(leaf),\#(leaf)]}"#, count: 40).joined(separator: ",") + "]"
        for limit in 0...240 {
            let error = #expect(throws: ValidationError.self) {
                try JSON.decode([[String: [Leaf]]].self, from: Array(document.utf8), maximumFaults: limit)
            }
            let expected = (0..<40).flatMap { index in
                ["a[0].name", "a[0].size", "b[0].name", "b[0].size", "b[1].name", "b[1].size"].map { "[\(index)].\($0)" }
            }
            #expect(error?.faults.map(\.path) == Array(expected.prefix(limit)), "\(limit)")
        }
    }

    /// More fields than a word has bits: each is met once, and missed.
    @Test func manyFields() throws {
        func check<Count: FieldCount>(_ type: Many<Count>.Type) throws {
            let value = Many<Count>(values: (0..<Count.count).map { $0 * 3 })
            #expect(try JSON.decode(type, from: JSON.encode(value)) == value)
            #expect(try JSON.decode(type, from: JSON.encode(value, [.sortedKeys, .pretty])) == value)
            #expect(try MessagePack.decode(type, from: MessagePack.encode(value)) == value)
            let object = try JSON.decode(JSONObject.self, from: JSON.encode(value))
            #expect(object.count == Count.count)
            for index in [0, 1, 62, 63, 64, 65, 127, 128, 191, 192, Count.count - 1] where index < Count.count {
                var less = object
                less["f\(index)"] = nil
                let expected = DecodingOutcome.faulty(["Object missing required field `f\(index)`"])
                #expect(
                    DecodingOutcome {
                        _ = try JSON.decode(type, from: JSON.encode(less)); return .null
                    } == expected)
                #expect(
                    DecodingOutcome {
                        _ = try MessagePack.decode(type, from: MessagePack.encode(less)); return .null
                    } == expected)
                let text = object.description.dropLast() + #","f\#(index)":7}"#
                let twice = DecodingOutcome.faulty(["Object contains field `f\(index)` twice"])
                #expect(
                    DecodingOutcome {
                        _ = try JSON.decode(type, from: String(text)); return .null
                    } == twice)
            }
        }
        try check(Many<Fields63>.self)
        try check(Many<Fields64>.self)
        try check(Many<Fields65>.self)
        try check(Many<Fields200>.self)
        try check(Many<Fields256>.self)
    }
}

protocol FieldCount: Sendable { static var count: Int { get } }
enum Fields63: FieldCount { static let count = 63 }
enum Fields64: FieldCount { static let count = 64 }
enum Fields65: FieldCount { static let count = 65 }
enum Fields200: FieldCount { static let count = 200 }
enum Fields256: FieldCount { static let count = 256 }

/// A model with any number of fields.
struct Many<Count: FieldCount>: TableModel, Equatable {
    var values = Array(repeating: 0, count: Count.count)

    static var table: [any TableField<Many>] {
        (0..<Count.count).map { index in field("f\(index)", \.values[index], \.?.values[index]) }
    }
}
