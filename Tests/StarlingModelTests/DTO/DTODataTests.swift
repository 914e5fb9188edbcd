import StarlingModel
import Testing

/// The fields that were sent, without the model.
@Suite struct DTODataTests {
    private let patch = DTO<Person>(forbidUnknownFields: true).partial(name: "patch")

    private func data(_ text: String, _ dto: DTO<Person>? = nil) throws -> DTOData<Person> {
        try JSON.decode(DTOData<Person>.self, from: Array(text.utf8), through: dto ?? patch)
    }

    @Test func whatWasSent() throws {
        let data = try data(#"{"firstName":"Bo","age":null,"address":{"zip":"9"},"motto":null,"home":null}"#)
        #expect(data.fields == ["firstName", "address", "home", "age", "motto"])
        #expect(
            data.contains(\.firstName) && data.contains(\.age) && data.contains(\.address) && data.contains(\.address.zipCode)
                && data.contains(\.home))
        #expect(!data.contains(\.id) && !data.contains(\.address.street) && !data.contains(\.tags) && !data.contains(\.home?.street))
        #expect(data[\.firstName] == "Bo")
        #expect(data[\.age] == .some(.none))
        #expect(data[\.motto] == .null)
        #expect(data[\.home] == .some(.none))
        #expect(data[\.address.zipCode] == "9")
        #expect(data[\.address.street] == nil)
        #expect(data[\.tags] == nil)
        // Not all of it was sent.
        #expect(data[\.address] == nil)
        let whole = try self.data(
            #"{"address":{"zip":"9","street":"s"},"home":{"zip":"1","street":"t","city":{"name":"n","country":"c"}}}"#)
        #expect(whole[\.address] == Address(street: "s", zipCode: "9"))
        #expect(whole[\.home] == Address(street: "t", zipCode: "1", city: City(name: "n", country: "c")))
        #expect(whole[\.home?.city?.name] == "n")
        #expect(whole[\.home?.city] == City(name: "n", country: "c"))
    }

    /// A field that was not sent is not one that was sent as null.
    @Test func absentIsNotNull() throws {
        let data = try data("{}")
        #expect(data.fields == [])
        #expect(data[\.age] == Int??.none)
        #expect(data[\.home] == Address??.none)
        #expect(data[\.firstName] == nil)
        #expect(data[\.motto] == nil)
    }

    @Test func update() throws {
        let ada = Person.example
        #expect(try data("{}").updated(ada) == ada)
        let changed = try data(
            #"{"firstName":"Bo","age":null,"address":{"zip":"9","city":{"name":"Bari"}},"tags":[],"motto":null,"home":{"city":null}}"#
        ).updated(ada)
        var expected = ada
        expected.firstName = "Bo"
        expected.age = nil
        expected.address.zipCode = "9"
        expected.address.city?.name = "Bari"
        expected.tags = []
        expected.motto = .null
        expected.home?.city = nil
        #expect(changed == expected)
        #expect(try data(#"{"home":null}"#).updated(ada).home == nil)
        // Where there is no model yet, all of it is needed.
        var homeless = ada
        homeless.home = nil
        #expect(try data(#"{"home":{"street":"s","zip":"z"}}"#).updated(homeless).home == Address(street: "s", zipCode: "z"))
        #expect(faults { _ = try data(#"{"home":{"street":"s"}}"#).updated(homeless) } == ["home: Object missing required field `zip`"])
        #expect(
            faults { _ = try data(#"{"address":{"city":{"name":"x"}}}"#).updated(Person()) } == [
                "address.city: Object missing required field `country`"
            ])
    }

    @Test func rules() throws {
        // Those of a field when it is read, those of the whole when it is made or changed.
        #expect(faults { _ = try data(#"{"age":-1}"#) } == ["age: Expected `int` >= 0"])
        #expect(faults { _ = try data(#"{"firstName":"x"}"#).updated(.example) } == ["password: must not be the name"])
        var ada = Person.example
        #expect(throws: ValidationError.self) { try data(#"{"age":1,"firstName":"x"}"#).update(&ada) }
        #expect(ada == .example)
        #expect(
            faults { _ = try data(#"{"firstName":"x","password":"x","address":{"street":"","zip":""}}"#).create(.set(\.id, to: 1)) } == [
                "password: must not be the name"
            ])
        #expect(faults { _ = try data(#"{"x":1,"id":1}"#) } == ["Object contains unknown field `x`", "Object contains unknown field `id`"])
    }

    @Test func create() throws {
        let data = try data(#"{"firstName":"Bo","address":{"zip":"9"}}"#)
        let person = try data.create(
            .set(\.id, to: 5), .set(\.password, to: "p"), .set(\.address.street, to: "s"), .set(\.firstName, to: "Cy"))
        #expect(person == Person(id: 5, firstName: "Cy", password: "p", address: Address(street: "s", zipCode: "9")))
        #expect(faults { _ = try data.create() } == ["Object missing required field `id`", "Object missing required field `password`"])
        #expect(
            faults { _ = try data.create(.set(\.id, to: 5), .set(\.password, to: "p")) } == [
                "address: Object missing required field `street`"
            ])
        let home = Address(street: "h", zipCode: "0")
        let settings = try data.create(
            .set(\.id, to: 5), .set(\.password, to: "p"), .set(\.address, to: home), .set(\.home, to: home), .set(\.age, to: nil),
            .set(\.motto, to: .null), .set(\.tags, to: [Tag()]))
        #expect(settings == Person(id: 5, firstName: "Bo", password: "p", address: home, home: home, tags: [Tag()], motto: .null))
        let below = try data.create(
            .set(\.id, to: 5), .set(\.password, to: "p"), .set(\.address.street, to: "s"), .set(\.home?.street, to: "t"),
            .set(\.home?.zipCode, to: "u"))
        #expect(below.home == Address(street: "t", zipCode: "u"))
    }

    @Test func subscriptSets() throws {
        var data = try data(#"{"firstName":"Bo","address":{"zip":"9"}}"#)
        data[\.address.street] = "s"
        data[\.id] = 3
        data[\.password] = "p"
        data[\.firstName] = nil
        #expect(!data.contains(\.firstName))
        data[\.firstName] = "Di"
        data[\.age] = .some(.none)
        #expect(data.contains(\.age))
        data[\.age] = .some(4)
        #expect(try data.create() == Person(id: 3, firstName: "Di", password: "p", address: Address(street: "s", zipCode: "9"), age: 4))
    }

    @Test func namesOfTheClient() throws {
        let dto = DTO<Person>(rename: .kebabCase, fields: [(\.address.zipCode, "code")], name: "x").partial(name: "y")
        let data = try data(#"{"first-name":"Bo","address":{"code":"9"}}"#, dto)
        #expect(data[\.address.zipCode] == "9")
        #expect(
            faults { _ = try data.create(.set(\.id, to: 1), .set(\.password, to: "p")) } == [
                "address: Object missing required field `street`"
            ])
        #expect(faults { _ = try data.create(.set(\.id, to: 1)) } == ["Object missing required field `password`"])
        #expect(
            faults { _ = try self.data(#"{"first-name":1,"address":{"code":1},"tags":[{"label":1}]}"#, dto) } == [
                "first-name: Expected `str`, got `int`", "address.code: Expected `str`, got `int`",
                "tags[0].label: Expected `str`, got `int`",
            ])
        // It is written as it was sent.
        let text = try written(data, dto)
        #expect(text == #"{"first-name":"Bo","address":{"code":"9"}}"#)
        #expect(try String(decoding: JSON.encode(data), as: UTF8.self) == #"{"firstName":"Bo","address":{"zip":"9"}}"#)
    }

    @Test func withoutPartial() throws {
        let dto = DTO<Person>(exclude: [\.age])
        #expect(
            faults { _ = try data(#"{"address":{"zip":""}}"#, dto) } == [
                "address: Object missing required field `street`", "Object missing required field `firstName`",
                "Object missing required field `password`",
            ])
        let list = try JSON.decode([DTOData<Person>].self, from: Array(#"[{"firstName":"a"},{}]"#.utf8), through: patch)
        #expect(list.map { $0.contains(\.firstName) } == [true, false])
        let page = try MessagePack.decode(
            [String: DTOData<Person>].self, from: MessagePack.encode(["a": ["age": 3]] as JSONValue), through: patch)
        #expect(page["a"]?.fields == ["age"])
    }

    @Test func messagePack() throws {
        let body = try MessagePack.encode(["firstName": "Bo", "age": nil, "address": ["zip": "9"]] as JSONValue)
        let data = try MessagePack.decode(DTOData<Person>.self, from: body, through: patch)
        #expect(data.fields == ["firstName", "address", "age"])
        #expect(
            try MessagePack.decode(JSONValue.self, from: MessagePack.encode(data, through: patch)) == [
                "firstName": "Bo", "age": nil, "address": ["zip": "9"],
            ])
    }

    /// Models that cannot be changed in place.
    @Test func references() throws {
        let dto = DTO<Chain>().partial(name: "x")
        let data = try JSON.decode(DTOData<Chain>.self, from: Array(#"{"label":"x","next":{"label":"y"}}"#.utf8), through: dto)
        #expect(try data.create().next?.label == "y")
        #expect(faults { _ = try data.updated(Chain("a")) }.first == "label: `label` cannot be changed")
    }
}
