import StarlingModel
import Testing

/// What a DTO leaves of a model, in both directions.
@Suite struct DTOShapeTests {
    private let ada = Person.example

    @Test func marksAndNothingElse() throws {
        #expect(
            try written(ada, DTO<Person>.marks)
                == #"{"id":7,"firstName":"Ada","address":{"street":"A St","zip":"1","city":{"name":"Rome","country":"IT"}},"home":{"street":"B St","zip":"2","city":{"name":"Oslo","country":"NO"}},"tags":[{"label":"a","weight":2}],"byName":{"t":{"label":"b","weight":3}},"age":36,"motto":"m"}"#
        )
        // What clients must not send is not read: `id` has no value without.
        let body = #"{"id":9,"firstName":"Bo","password":"p","secret":"!","_note":"!","address":{"street":"","zip":""}}"#
        #expect(DTO<Person>.marks.missingForReading == ["id"])
        let data = try JSON.decode(DTOData<Person>.self, from: Array(body.utf8), through: DTO<Person>.marks)
        #expect(data.fields == ["firstName", "password", "address"])
        let person = try data.create(.set(\.id, to: 1))
        #expect(person == Person(id: 1, firstName: "Bo", password: "p", address: Address()))
    }

    @Test func include() throws {
        let dto = DTO<Person>(include: [\.firstName, \.address.street, \.home?.city?.name, \.tags])
        #expect(
            try written(ada, dto)
                == #"{"firstName":"Ada","address":{"street":"A St"},"home":{"city":{"name":"Oslo"}},"tags":[{"label":"a","weight":2}]}"#)
        #expect(dto.faults.isEmpty)
        #expect(Set(dto.missingForReading) == ["id", "password"])
        // Marks win over `include`.
        #expect(try written(ada, DTO<Person>(include: [\.id, \.password, \.secret, \._note])) == #"{"id":7}"#)
    }

    @Test func exclude() throws {
        let dto = DTO<Person>(exclude: [\.id, \.address.city, \.home?.zipCode, \.home?.city?.country, \.tags, \.byName, \.age, \.motto])
        #expect(
            try written(ada, dto)
                == #"{"firstName":"Ada","address":{"street":"A St","zip":"1"},"home":{"street":"B St","city":{"name":"Oslo"}}}"#)
        let less = dto.excluding(\.address, \.home, name: "less")
        #expect(try written(ada, less) == #"{"firstName":"Ada"}"#)
    }

    @Test func names() throws {
        let dto = DTO<Person>(
            include: [\.firstName, \.address, \.home?.zipCode], rename: .screamingSnakeCase,
            fields: [(\.address.street, "road"), (\.home?.zipCode, "code")])
        #expect(
            try written(ada, dto)
                == #"{"FIRST_NAME":"Ada","ADDRESS":{"road":"A St","ZIP_CODE":"1","CITY":{"NAME":"Rome","COUNTRY":"IT"}},"HOME":{"code":"2"}}"#
        )
        #expect(try written(ada, DTO<Person>(include: [\.firstName]).renaming(.kebabCase)) == #"{"first-name":"Ada"}"#)
        #expect(try written(ada, DTO<Person>(include: [\.firstName], fields: [(\.firstName, "\"\n")])) == #"{"\"\n":"Ada"}"#)
        let input = DTO<Tag>(rename: .pascalCase, fields: [(\.weight, "a rather long name for a weight")])
        #expect(try read(Tag.self, #"{"a rather long name for a weight":5,"Label":"x"}"#, input) == Tag(label: "x", weight: 5))
        // Faults have the names that the client knows.
        #expect(
            faults { _ = try read(Tag.self, #"{"label":"x","a rather long name for a weight":"y"}"#, input) } == [
                "a rather long name for a weight: Expected `int`, got `str`", "Object missing required field `Label`",
            ])
        #expect(
            faults {
                _ = try read(
                    Person.self, #"{"FIRST_NAME":"a","PASSWORD":"a","ADDRESS":{"ZIP_CODE":1}}"#,
                    DTO<Person>(rename: .screamingSnakeCase, name: ""))
            } == [
                "ADDRESS.ZIP_CODE: Expected `str`, got `int`", "ADDRESS: Object missing required field `STREET`",
            ])
    }

    @Test(arguments: [
        (0, #"{"id":7,"firstName":"Ada","age":36,"motto":"m"}"#),
        (
            1,
            #"{"id":7,"firstName":"Ada","address":{"street":"A St","zip":"1"},"home":{"street":"B St","zip":"2"},"tags":[{"label":"a","weight":2}],"byName":{"t":{"label":"b","weight":3}},"age":36,"motto":"m"}"#
        ),
    ])
    func maxNestedDepth(depth: Int, expected: String) throws {
        #expect(try written(ada, DTO<Person>(maxNestedDepth: depth)) == expected)
        #expect(try written(ada, DTO<Person>(maxNestedDepth: 2)) == written(ada, DTO<Person>.marks))
        // Of models that hold themselves.
        let tree = Tree(label: "a", trees: [Tree(label: "b", trees: [Tree(label: "c", trees: [Tree()])])])
        let texts = [#"{"label":"a"}"#, #"{"label":"a","trees":[{"label":"b"}]}"#]
        #expect(
            try written(tree, DTO<Tree>(exclude: [\.weight], maxNestedDepth: depth)).replacing(#","weight":0"#, with: "") == texts[depth])
    }

    @Test func forbidUnknownFields() throws {
        let dto = DTO<Person>(exclude: [\.age, \.address.city], forbidUnknownFields: true)
        let body =
            #"{"id":1,"firstName":"a","password":"p","secret":"x","_note":"x","age":1,"address":{"street":"","zip":"","city":null,"x":1},"tags":[{"label":"","w":0}],"motto":null}"#
        #expect(
            faults { _ = try JSON.decode(DTOData<Person>.self, from: Array(body.utf8), through: dto) } == [
                "Object contains unknown field `id`", "Object contains unknown field `secret`", "Object contains unknown field `_note`",
                "Object contains unknown field `age`", "address: Object contains unknown field `city`",
                "address: Object contains unknown field `x`",
                "tags[0]: Object contains unknown field `w`",
            ])
        // The model's own word, taken back.
        #expect(
            try read(Strict.self, #"{"name":"","x":0,"inner":[{"name":"","y":[]}]}"#, DTO<Strict>(forbidUnknownFields: false)).inner.count
                == 1)
        #expect(
            faults { _ = try read(Strict.self, #"{"name":"","x":0,"inner":[{"name":"","y":[]}]}"#, DTO<Strict>()) } == [
                "Object contains unknown field `x`", "inner[0]: Object contains unknown field `y`",
            ])
    }

    @Test func underscores() throws {
        #expect(try written(ada, DTO<Person>(include: [\._note], underscoreFieldsPrivate: false)) == #"{"_note":"n"}"#)
        let body = #"{"firstName":"a","password":"p","_note":"x","address":{"street":"","zip":""}}"#
        let open = DTO<Person>(underscoreFieldsPrivate: false)
        #expect(try JSON.decode(DTOData<Person>.self, from: Array(body.utf8), through: open)[\._note] == "x")
        #expect(try JSON.decode(DTOData<Person>.self, from: Array(body.utf8), through: DTO<Person>())[\._note] == nil)
    }

    /// What a DTO leaves out in one direction only.
    @Test func directions() throws {
        let dto = DTO<Person>(exclude: [\.id])
        #expect(dto.inputDescription.fields.map(\.name) == ["firstName", "password", "address", "home", "tags", "byName", "age", "motto"])
        #expect(dto.outputDescription.fields.map(\.name) == ["firstName", "address", "home", "tags", "byName", "age", "motto"])
    }

    /// What is written is read back, whatever the names.
    @Test(arguments: [
        RenameStrategy.camelCase, .pascalCase, .snakeCase, .kebabCase, .screamingSnakeCase, .lowercase, .uppercase,
        RenameStrategy { $0 + " with a long tail of its own" }, RenameStrategy { "\u{1F600}\"\($0)\n" },
    ])
    func roundTrips(strategy: RenameStrategy) throws {
        let dto = DTO<Log>(rename: strategy, name: "x")
        let log = Log(
            event: .tagged(Tag(label: "a", weight: 5)), all: [.tagged(Tag(label: "b", weight: 6))], tag: Tag(label: "c", weight: 7))
        #expect(try read(Log.self, written(log, dto), dto) == log)
        #expect(try MessagePack.decode(Log.self, from: MessagePack.encode(log, through: dto), through: dto) == log)
        #expect(
            try JSON.encode(MessagePack.decode(JSONValue.self, from: MessagePack.encode(log, through: dto)))
                == Array(written(log, dto).utf8))
        #expect(
            try JSON.decode(JSONValue.self, from: JSON.encode(log, through: dto, [.pretty, .sortedKeys]))
                == JSON.decode(JSONValue.self, from: written(log, dto)))
    }
}
