import StarlingModel
import Testing

/// A file as a framework may have one.
private struct Scan: WireValue, Hashable {
    var name: String

    static var wireType: WireType { .file }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Scan? { reader.readFile(Scan.self) }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeNull() }
}

@Model private struct Letter: Equatable {
    var title: String
    var cover: Scan?
    var pages: [Scan] = []
    var from: Sender?
}

@Model private struct Sender: Equatable {
    var stamp: Scan
}

@Model private struct Plain: Equatable {
    var title: String
    var size: Int?
}

private func values(_ pairs: [(name: String, value: FormValue)]) -> FormValues { FormValues(values: pairs) }

@Suite("Files in forms") struct FormFilesTests {
    private static let one = FormValue.file(Scan(name: "one"))
    private static let two = FormValue.file(Scan(name: "two"))

    @Test func areRead() throws {
        let letter = try values([
            ("title", .text("x")), ("cover", Self.one), ("pages", Self.one), ("pages", Self.two), ("from.stamp", Self.two),
        ]).decode(Letter.self)
        #expect(
            letter
                == Letter(
                    title: "x", cover: Scan(name: "one"), pages: [Scan(name: "one"), Scan(name: "two")],
                    from: Sender(stamp: Scan(name: "two"))))
        // Of several the last counts, one is a list, a dictionary takes all names.
        #expect(try values([("title", .text("x")), ("cover", Self.one), ("cover", Self.two)]).decode(Letter.self).cover?.name == "two")
        #expect(try values([("title", .text("x")), ("pages", Self.one)]).decode(Letter.self).pages.map(\.name) == ["one"])
        #expect(
            try values([("a.b", Self.one), ("c", Self.two)]).decode([String: Scan].self).mapValues(\.name) == ["a.b": "one", "c": "two"])
    }

    @Test func emptyInputs() throws {
        let letter = try values([("title", .text("x")), ("cover", .noFile), ("pages", .noFile)]).decode(Letter.self)
        #expect(letter == Letter(title: "x"))
        #expect(try values([("title", .text("x")), ("pages", .noFile), ("pages", Self.one)]).decode(Letter.self).pages.count == 1)
    }

    @Test func faults() {
        #expect(
            messages {
                try values([("title", Self.one), ("cover", .text("x")), ("pages", .text("y")), ("from.stamp", .noFile)]).decode(Letter.self)
            } == [
                "title: Expected `str`, got `file`", "cover: Expected `file`, got `str`", "pages[0]: Expected `file`, got `str`",
                "from.stamp: Expected `file`, got `null`",
            ])
        #expect(
            messages { try values([("title", .text("x")), ("size", Self.one)]).decode(Plain.self) } == ["size: Expected `int`, got `file`"])
        #expect(
            messages { try values([("title", .text("x")), ("from.x", Self.one)]).decode(Letter.self) }
                == ["from: Object missing required field `stamp`"])
    }

    /// No other format has files.
    @Test func elsewhere() {
        #expect(
            messages { try JSON.decode(Letter.self, from: #"{"title":"x","cover":{"name":"one"}}"#) } == [
                "cover: Expected `file`, got `object`"
            ])
        #expect(messages { try MessagePack.decode(Scan.self, from: [0xC4, 0]) } == ["Expected `file`, got `bytes`"])
    }

    @Test func areKnown() {
        #expect(FormShape(Letter.self).inputs.filter(\.isFile).map(\.key) == ["cover", "pages", "from.stamp"])
        #expect(FormShape(Letter.self).unreadable.isEmpty)
        #expect(Letter.wireType.holdsFiles)
        #expect(!Plain.wireType.holdsFiles)
        #expect([String: Scan].wireType.holdsFiles)
    }
}
