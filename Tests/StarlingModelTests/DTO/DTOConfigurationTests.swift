import StarlingModel
import Testing

extension DTO<Person> {
    fileprivate static var write: Self { DTO(exclude: [\.id, \.address.city]) }
    fileprivate static var patch: Self { write.partial() }
    fileprivate static var short_read: Self { DTO(include: [\.firstName]) }
}

/// What a DTO tells of itself.
@Suite struct DTOConfigurationTests {
    private func messages(_ faults: [Fault]) -> [String] { faults.map { FaultCatalogue().message(for: $0) } }

    @Test func names() {
        #expect(DTO<Person>.write.name == "PersonWrite")
        #expect(DTO<Person>.patch.name == "PersonPatch")
        #expect(DTO<Person>.short_read.name == "PersonShort_read")
        #expect(DTO<Person>.marks.name == "Person")
        #expect(DTO<Person>(name: "summary").name == "PersonSummary")
        // Of a function with arguments there is no name to be had.
        #expect(DTO<Person>().name == "Person")
        #expect(DTO<Page<Tag>>(name: "x").name == "PageOfTagX")
        #expect(DTO<Person>.write.name == DTO<Person>.write.name)
        #expect(DTO<Person>.write.excluding(\.age).name == "Person")
        #expect(DTO<Person>.write.renaming(.kebabCase, name: "k").name == "PersonK")
    }

    @Test func mistakes() throws {
        #expect(messages(DTO<Person>(include: [\.id], exclude: [\.age]).faults) == ["A DTO has either `include` or `exclude`, not both"])
        let unknown = DTO<Person>(exclude: [\.firstName.count, \.address.city?.name.count], fields: [(\.tags.count, "n")])
        #expect(unknown.faults.map(\.code) == [.unknownDTOField, .unknownDTOField, .unknownDTOField])
        #expect(unknown.faults.allSatisfy { $0.parameters["type"] == "Person" })
        #expect(DTO<Tree>(exclude: [\.trees.count]).faults.map(\.code) == [.unknownDTOField])
        // Elements have no paths of their own.
        #expect(DTO<Person>(exclude: [\.tags.first]).faults.map(\.code) == [.unknownDTOField])
        let wrong = DTO<Person>(nested: [.nested(\.tags, DTO<City>()), .nested(\.firstName, DTO<Tag>())])
        #expect(
            messages(wrong.faults) == [
                "The field `firstName` holds no model that a DTO could be nested in",
                "The field `tags` holds `Tag`, but the nested DTO is one of `City`",
            ])
        #expect(DTO<Person>(exclude: [\.tags], nested: [.nested(\.tags, DTO<Tag>())]).faults.map(\.code) == [.nothingNested])
        // A mistake further down.
        let below = DTO<Person>(nested: [.nested(\.home, DTO<Address>(exclude: [\.street.count]))])
        #expect(below.faults.map(\.code) == [.unknownDTOField])
        #expect(
            DTO<Person>(nested: [.nested(\.home, DTO<Address>(include: [\.street], exclude: [\.zipCode]))]).faults.map(\.code) == [
                .includeAndExclude
            ])
    }

    /// A DTO with a mistake does nothing but say so.
    @Test func mistakesAreThrown() {
        let dto = DTO<Tag>(include: [\.label], exclude: [\.weight])
        let expected = ["A DTO has either `include` or `exclude`, not both"]
        #expect(faults { _ = try JSON.encode(Tag(), through: dto) } == expected)
        #expect(faults { _ = try MessagePack.encode(Tag(), through: dto) } == expected)
        #expect(faults { _ = try JSON.decode(Tag.self, from: Array("{}".utf8), through: dto) } == expected)
        #expect(faults { _ = try MessagePack.decode(Tag.self, from: [0x80], through: dto) } == expected)
    }

    @Test func missingForReading() {
        #expect(DTO<Person>.write.missingForReading == ["id"])
        #expect(DTO<Tag>(exclude: [\.weight]).missingForReading == [])
        #expect(DTO<Tag>(exclude: [\.label]).missingForReading == ["label"])
        #expect(DTO<Tag>(partial: true).missingForReading == ["label"])
        #expect(DTO<Person>(exclude: [\.age, \.motto, \.home, \.tags]).missingForReading == ["id"])
        #expect(DTO<Log>().missingForReading == [])
    }

    @Test func descriptions() throws {
        let dto = DTO<Person>(
            exclude: [\.id, \.address.city], rename: .snakeCase, fields: [(\.age, "years")], forbidUnknownFields: true, name: "write")
        let input = dto.inputDescription
        #expect(input.name == "PersonWrite")
        #expect(input.options.forbidUnknownFields)
        #expect(input.fields.map(\.wireName) == ["first_name", "password", "address", "home", "tags", "by_name", "years", "motto"])
        #expect(input.fields.filter(\.isRequired).map(\.name) == ["firstName", "password", "address"])
        guard case .derived(let address) = input.fields[2].type else { return #expect(Bool(false), "\(input.fields[2].type)") }
        #expect(address.description.fields.map(\.wireName) == ["street", "zip_code"])
        guard case .optional(.derived(let home)) = input.fields[3].type else { return #expect(Bool(false), "\(input.fields[3].type)") }
        #expect(home.description.fields.map(\.wireName) == ["street", "zip_code", "city"])
        // Two shapes of one model have two names.
        #expect(home.name != address.name)
        guard case .array(.derived(let tag)) = input.fields[4].type, case .dictionary(.optional(.derived(let other))) = input.fields[5].type
        else {
            return #expect(Bool(false), "\(input.fields[4].type)")
        }
        #expect(tag.name == other.name)
        #expect(dto.outputDescription.fields.map(\.name) == ["firstName", "address", "home", "tags", "byName", "age", "motto"])
        #expect(dto.partial(name: "p").inputDescription.fields.allSatisfy { !$0.isRequired })
        // The same names in every run, and in both directions.
        #expect(dto.inputDescription.fields.map { "\($0.type)" }.count == input.fields.count)
    }

    @Test func descriptionsOfModelsThatHoldThemselves() throws {
        let description = DTO<Tree>(rename: .uppercase, name: "x").inputDescription
        guard case .array(.derived(let below)) = description.fields[2].type,
            case .array(.derived(let twice)) = below.description.fields[2].type
        else { return #expect(Bool(false)) }
        #expect(twice === below)
        let union = DTO<Event>(rename: .uppercase, name: "x").outputDescription
        guard case .derived(let tag) = union.variants[1].type else { return #expect(Bool(false), "\(union.variants[1].type)") }
        #expect(tag.description.fields.map(\.wireName) == ["LABEL", "WEIGHT"])
    }

    @Test func shapes() {
        #expect(DTO<Person>.write.hasShape(of: DTO<Person>.write))
        #expect(DTO<Person>.write.hasShape(of: DTO<Person>(exclude: [\.address.city, \.id], name: "other")))
        #expect(!DTO<Person>.write.hasShape(of: DTO<Person>.patch))
        #expect(!DTO<Person>.write.hasShape(of: DTO<Person>(exclude: [\.id])))
        #expect(!DTO<Person>().hasShape(of: DTO<Person>(forbidUnknownFields: true)))
        #expect(!DTO<Tag>().hasShape(of: DTO<City>()))
        #expect(!DTO<Tag>().hasShape(of: DTO<Tag>(rename: .uppercase)))
        #expect(DTO<Tag>(rename: .camelCase).hasShape(of: DTO<Tag>()))
        #expect(DTO<Tag>(include: [\.label, \.weight]).hasShape(of: DTO<Tag>()))
        #expect(!DTO<Log>().hasShape(of: DTO<Log>(nested: [.nested(\.tag, DTO<Tag>(exclude: [\.weight]))])))
        #expect(DTO<Person>.write.erased.hasShape(of: DTO<Person>.write.erased))
        #expect(!DTO<Person>.write.erased.hasShape(of: DTO<Tag>().erased))
    }

    @Test func marksOfATypeThatHasNone() {
        #expect(AnyDTO.marks(of: [Tag].wireType) == nil)
        #expect(AnyDTO.marks(of: Int.wireType) == nil)
        #expect(AnyDTO.marks(of: [String: Tree?].wireType) == nil)
        #expect(AnyDTO.marks(of: [String: Person?].wireType)?.model == Person.self)
        #expect(AnyDTO.marks(of: Page<Person>.wireType) != nil)
        #expect(AnyDTO.marks(of: Log.wireType) != nil)
        #expect(AnyDTO.marks(of: Strict.wireType) == nil)
    }

    @Test(
        arguments: [
            ("firstName", "firstName", "FirstName", "first_name", "first-name", "FIRST_NAME"),
            ("userID", "userId", "UserId", "user_id", "user-id", "USER_ID"),
            ("HTTPServer", "httpServer", "HttpServer", "http_server", "http-server", "HTTP_SERVER"),
            ("snake_case_name", "snakeCaseName", "SnakeCaseName", "snake_case_name", "snake-case-name", "SNAKE_CASE_NAME"),
            ("a", "a", "A", "a", "a", "A"), ("x2y", "x2y", "X2y", "x2y", "x2y", "X2Y"),
            ("_hidden", "_hidden", "_hidden", "_hidden", "_hidden", "_HIDDEN"),
            ("äÖü", "äÖü", "ÄÖü", "ä_öü", "ä-öü", "Ä_ÖÜ"), ("_", "_", "_", "_", "_", "_"), ("__", "__", "__", "__", "__", "__"),
            ("a__b", "aB", "AB", "a_b", "a-b", "A_B"), ("trailing_", "trailing", "Trailing", "trailing", "trailing", "TRAILING"),
        ] as [(String, String, String, String, String, String)])
    func strategies(name: String, camel: String, pascal: String, snake: String, kebab: String, screaming: String) {
        #expect(RenameStrategy.camelCase.rename(name) == camel)
        #expect(RenameStrategy.pascalCase.rename(name) == pascal)
        #expect(RenameStrategy.snakeCase.rename(name) == snake)
        #expect(RenameStrategy.kebabCase.rename(name) == kebab)
        #expect(RenameStrategy.screamingSnakeCase.rename(name) == screaming)
        #expect(RenameStrategy.lowercase.rename(name) == name.lowercased())
        #expect(RenameStrategy.uppercase.rename(name) == name.uppercased())
    }
}
