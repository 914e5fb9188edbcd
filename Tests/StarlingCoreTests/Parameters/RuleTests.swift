import HTTPTypes
import Starling
import StarlingTesting
import Testing

extension Validator<Int> {
    fileprivate static var even: Validator { Validator("must be even") { $0.isMultiple(of: 2) } }
}

extension Validator<[String]> {
    fileprivate static var few: Validator { Validator("too many words") { $0.count < 3 } }
}

/// The rules of fields, for arguments.
@Suite("Rules of arguments") struct RuleTests {
    @Get("/rules/{code}") static func rules(
        @Path(pattern: "^[a-z]+$") code: String, @Query(format: .email) mail: String?, @Query(uniqueItems: true) tags: [String] = [],
        @Query(ge: 0, validate: .even) size: Int?, @Query(separator: ",", minItems: 1, uniqueItems: true) n: [Int]?,
        @Header(validate: .few) words: [String] = [],
        @Cookie(pattern: "^x") mark: String?
    ) async -> String { code }

    @Test(arguments: TestTransport.all) func rules(transport: TestTransport) async throws {
        let words = try #require(HTTPField.Name("words"))
        try await Application(handlers: [Self.$rules]).test(transport) { client in
            let right = try await client.get(
                "/rules/ab?mail=a@example.org&tags=a&tags=b&size=2&n=1,2", headers: [words: "a", words: "b", .cookie: "mark=xy"])
            #expect(right.text == "ab")
            let wrong = try await client.get(
                "/rules/A1?mail=a&tags=a&tags=a&size=-1&n=1,1", headers: [words: "a", words: "b", words: "c", .cookie: "mark=y"])
            #expect(
                try wrong.faults == [
                    "cookie mark: Expected `str` matching regex '^x'", "header words: too many words",
                    "path code: Expected `str` matching regex '^[a-z]+$'", "query mail: Expected `str` in the format `email`",
                    "query n: Expected `array` of items that all differ", "query size: Expected `int` >= 0", "query size: must be even",
                    "query tags: Expected `array` of items that all differ",
                ])
        }
    }
}
