import StarlingModel
import Testing

/// A DTO acts on every value of its model, wherever that is.
@Suite struct DTONestingTests {
    private let dto = DTO<Tag>(exclude: [\.weight], rename: .uppercase)
    private let tag = Tag(label: "a", weight: 5)

    @Test func wrappers() throws {
        #expect(try written([tag, tag], dto) == #"[{"LABEL":"a"},{"LABEL":"a"}]"#)
        #expect(try written(Tag?.some(tag), dto) == #"{"LABEL":"a"}"#)
        #expect(try written(Tag?.none, dto) == "null")
        #expect(try written([[tag], []], dto) == #"[[{"LABEL":"a"}],[]]"#)
        #expect(try written(["x": [tag, nil]], dto) == #"{"x":[{"LABEL":"a"},null]}"#)
        #expect(try written(Set([tag]), dto) == #"[{"LABEL":"a"}]"#)
        #expect(try written(Maybe.value(tag), dto) == #"{"LABEL":"a"}"#)
        #expect(try written(Tuple(tag, 1, tag), dto) == #"[{"LABEL":"a"},1,{"LABEL":"a"}]"#)
        #expect(try written(Page(items: [tag], total: 1), dto) == #"{"items":[{"LABEL":"a"}],"total":1}"#)
        #expect(
            try written(Page(items: [Page(items: [tag], total: 1)], total: 2), dto)
                == #"{"items":[{"items":[{"LABEL":"a"}],"total":1}],"total":2}"#)
        #expect(try written(Page<Tag?>(items: [nil, tag], total: 1), dto) == #"{"items":[null,{"LABEL":"a"}],"total":1}"#)
        // Values of other models are as they are.
        #expect(try written(City(name: "a", country: "b"), dto) == #"{"name":"a","country":"b"}"#)
    }

    @Test func wrappersThatAreRead() throws {
        let one = Tag(label: "x", weight: 1)
        #expect(try read([Tag].self, #"[{"LABEL":"x","weight":9},{"LABEL":"x","WEIGHT":9}]"#, dto) == [one, one])
        #expect(try read([String: Tag?].self, #"{"a":{"LABEL":"x"},"b":null}"#, dto) == ["a": one, "b": nil])
        #expect(try read(Page<Tag>.self, #"{"total":1,"items":[{"LABEL":"x"}]}"#, dto) == Page(items: [one], total: 1))
        #expect(try read(Set<Tag>.self, #"[{"LABEL":"x"}]"#, dto) == [one])
        #expect(try read(Tuple<Tag, Int>.self, #"[{"LABEL":"x"},1]"#, dto) == Tuple(one, 1))
        #expect(
            faults { _ = try read([Tag].self, #"[{"label":"x"},{"LABEL":1}]"#, dto) } == [
                "[0]: Object missing required field `LABEL`", "[1].LABEL: Expected `str`, got `int`",
            ])
    }

    @Test func otherModelsThatHoldTheModel() throws {
        // Through models that the DTO is not one of.
        var person = Person.example
        person.byName = ["t": nil]
        #expect(try written([person], dto).contains(#""tags":[{"LABEL":"a"}],"byName":{"t":null}"#))
        #expect(try written(person, dto).contains(#""password":"x""#))
        #expect(try read(Person.self, written(person, dto), dto).tags == [Tag(label: "a", weight: 1)])
        #expect(dto.erased.acts(on: [Person].wireType))
        #expect(dto.erased.acts(on: Page<[String: Person?]>.wireType))
        #expect(dto.erased.acts(on: Log.wireType))
        #expect(!dto.erased.acts(on: [Tree].wireType))
        #expect(!dto.erased.acts(on: Chain?.wireType))
        #expect(DTO<Chain>().erased.acts(on: Chain?.wireType))
    }

    @Test func composition() throws {
        let short = DTO<Tag>(include: [\.label], rename: .uppercase)
        let dto = DTO<Person>(
            include: [\.tags, \.byName, \.firstName], nested: [.nested(\.tags, short), .nested(\.byName, DTO<Tag>(exclude: [\.label]))])
        #expect(dto.faults.isEmpty)
        #expect(try written(Person.example, dto) == #"{"firstName":"Ada","tags":[{"LABEL":"a"}],"byName":{"t":{"weight":3}}}"#)
        // One level down, through an optional.
        let address = DTO<Address>(nested: [.nested(\.city, DTO<City>(exclude: [\.country]))])
        let deep = DTO<Person>(include: [\.home], rename: .uppercase, nested: [.nested(\.home, address)])
        #expect(try written(Person.example, deep) == #"{"HOME":{"street":"B St","zip":"2","city":{"name":"Oslo"}}}"#)
        // The same model in two fields, in two shapes.
        let two = DTO<Person>(include: [\.address.street, \.home], nested: [.nested(\.home, DTO<Address>(include: [\.zipCode]))])
        #expect(try written(Person.example, two) == #"{"address":{"street":"A St"},"home":{"zip":"2"}}"#)
        let body = #"{"home":{"zip":"9","street":"no"},"address":{"street":"s","zip":"no"}}"#
        let data = try JSON.decode(DTOData<Person>.self, from: Array(body.utf8), through: two)
        #expect(data[\.home?.zipCode] == "9")
        #expect(!data.contains(\.home?.street))
        #expect(data[\.address.street] == "s")
        #expect(!data.contains(\.address.zipCode))
    }

    /// What a nested DTO says of the models below it holds for those alone.
    @Test func compositionKeepsToItself() throws {
        let dto = DTO<Person>(
            include: [\.address, \.home], rename: .uppercase, nested: [.nested(\.address, DTO<Address>(rename: .lowercase))])
        #expect(
            try written(Person.example, dto)
                == #"{"ADDRESS":{"street":"A St","zipcode":"1","city":{"name":"Rome","country":"IT"}},"HOME":{"STREET":"B St","ZIPCODE":"2","CITY":{"NAME":"Oslo","COUNTRY":"NO"}}}"#
        )
        let strict = DTO<Person>(nested: [.nested(\.address, DTO<Address>(forbidUnknownFields: true))])
        let body =
            #"{"firstName":"a","password":"p","address":{"street":"","zip":"","city":{"name":"","country":"","x":1}},"home":{"street":"","zip":"","city":{"name":"","country":"","x":1}}}"#
        #expect(
            faults { _ = try JSON.decode(DTOData<Person>.self, from: Array(body.utf8), through: strict) } == [
                "address.city: Object contains unknown field `x`"
            ])
        let shallow = DTO<Person>(include: [\.address, \.home], nested: [.nested(\.address, DTO<Address>(maxNestedDepth: 0))])
        #expect(
            try written(Person.example, shallow)
                == #"{"address":{"street":"A St","zip":"1"},"home":{"street":"B St","zip":"2","city":{"name":"Oslo","country":"NO"}}}"#)
    }

    @Test func recursion() throws {
        let tree = Tree(label: "a", weight: 1, trees: [Tree(label: "b", weight: 2, trees: [Tree(label: "c", weight: 3)])])
        // A path names the field of the outermost model alone; composition reaches one level further.
        #expect(
            try written(tree, DTO<Tree>(exclude: [\.weight]))
                == #"{"label":"a","trees":[{"label":"b","weight":2,"trees":[{"label":"c","weight":3,"trees":[]}]}]}"#)
        let renamed = DTO<Tree>(rename: .uppercase)
        #expect(
            try written(tree, renamed)
                == #"{"LABEL":"a","WEIGHT":1,"TREES":[{"LABEL":"b","WEIGHT":2,"TREES":[{"LABEL":"c","WEIGHT":3,"TREES":[]}]}]}"#)
        #expect(try read(Tree.self, written(tree, renamed), renamed) == tree)
        let chain = Chain("a", 1, Chain("b", 2, Chain("c", 3)))
        #expect(
            try written(chain, DTO<Chain>(exclude: [\.next?.weight, \.next?.next?.label]))
                == #"{"label":"a","weight":1,"next":{"label":"b","next":{"weight":3,"next":null}}}"#)
        #expect(
            try written(chain, DTO<Chain>(rename: .uppercase, maxNestedDepth: 1))
                == #"{"LABEL":"a","WEIGHT":1,"NEXT":{"LABEL":"b","WEIGHT":2}}"#)
        #expect(
            try JSON.decode(
                Chain.self, from: Array(#"{"L":"a","N":{"L":"b"}}"#.utf8),
                through: DTO<Chain>(rename: RenameStrategy { "\($0.prefix(1).uppercased())" })
            ).next?.label == "b")
    }

    @Test func unions() throws {
        let joined = Event.joined(Person(id: 1, firstName: "a", password: "p"))
        let tagged = Event.tagged(tag)
        // A DTO of what a case holds.
        #expect(
            try written([tagged, joined], dto).hasPrefix(
                #"[{"event":"tagged","LABEL":"a"},{"event":"joined","id":1,"firstName":"a","password":"p""#))
        #expect(try read([Event].self, #"[{"LABEL":"x","event":"tagged"}]"#, dto) == [.tagged(Tag(label: "x", weight: 1))])
        // One of the union itself: its marks hold in each case.
        #expect(
            try written([tagged, joined, tagged], DTO<Event>.marks).hasPrefix(
                #"[{"event":"tagged","label":"a","weight":5},{"event":"joined","id":1,"firstName":"a","address""#))
        #expect(
            try written(joined, DTO<Event>(rename: .uppercase)).hasPrefix(#"{"event":"joined","ID":1,"FIRSTNAME":"a","ADDRESS":{"STREET""#))
        #expect(
            try read(Event.self, #"{"event":"tagged","LABEL":"x","WEIGHT":2}"#, DTO<Event>(rename: .uppercase))
                == .tagged(Tag(label: "x", weight: 2)))
        // A union in a field, and what comes after it.
        let log = Log(event: joined, all: [tagged, joined], tag: tag)
        let text = try written(log, DTO<Log>.marks)
        #expect(!text.contains("password"))
        #expect(text.hasSuffix(#""tag":{"label":"a","weight":5}}"#))
        #expect(try written(log, dto).hasSuffix(#""tag":{"LABEL":"a"}}"#))
        let strict = DTO<Log>(forbidUnknownFields: true)
        #expect(
            try read(Log.self, #"{"event":{"label":"a","event":"tagged"},"all":[{"event":"tagged","label":"b"}]}"#, strict).all.count == 1)
        #expect(
            faults { _ = try read(Log.self, #"{"event":{"label":"a","event":"tagged","x":1}}"#, strict) } == [
                "event: Object contains unknown field `x`"
            ])
        #expect(
            faults {
                _ = try read(
                    Log.self, #"{"event":{"event":"joined","id":1,"firstName":"","password":"p","address":{"street":"","zip":""}}}"#,
                    DTO<Log>(name: "x"))
            } == ["event: Object missing required field `id`"])
        #expect(try written(log, DTO<Log>(exclude: [\.event, \.all])) == #"{"tag":{"label":"a","weight":5}}"#)
    }
}
