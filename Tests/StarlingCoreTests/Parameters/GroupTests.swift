import HTTPTypes
import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private enum Order: String, Codable { case up, down }
@Model private enum Level: Int, CaseIterable { case low = 1, high = 2 }

extension Validator<String> {
    fileprivate static var noSpace: Validator { Validator("must not have spaces") { !$0.contains(" ") } }
}

/// What users are looked for by.
@Model(rename: .snakeCase)
private struct UserFilter: Equatable {
    /// Part of the name.
    @Field(minLength: 2, validate: .noSpace) var name: String?
    @Field(ge: 0, le: 150) var minAge: Int = 18
    var active: Bool
    var order: Order = .up
    var level: Level?
    var tags: [String] = []
    @Field(maxItems: 2) var ids: Set<Int>?
    @Field("since") var begin: LocalDate?
    @Field("until", deprecated: true) var end: LocalDate?
    @Field(.readOnly) var seen: Int = 0

    func validate(_ faults: inout ModelFaults<UserFilter>) {
        if let begin, let end, end < begin { faults.add(\.end, "must not be before `since`") }
        if name == "no" && !active { faults.add("nobody is called so") }
    }
}

@Model private struct Window: Equatable {
    @Field(ge: 1, le: 100) var limit: Int = 20
    var offset: Int = 0
}

@Model private struct Tracing {
    var requestID: String
    @Field("X-Hop", ge: 0) var hop: Int?
    var retryAfter: [Int] = []
}

@Model private struct Session {
    @Field(minLength: 3) var session: String
    var theme: String = "light"
}

@Model private struct Place {
    @Field(minLength: 2) var city: String
    var zip: Int?
}

@Model private struct Trip {
    var from: Place
    var to: Place?
}

@Suite("Groups of parameters") struct GroupTests {
    @Get("/users") fileprivate static func users(@Query filter: UserFilter, @Query window: Window, page: Int = 1) async -> String {
        let ids = filter.ids.map { "\($0.sorted())" } ?? "-"
        let days = [filter.begin, filter.end].map { $0?.parameterText ?? "-" }.joined(separator: "…")
        let parts = [
            filter.name ?? "-", "\(filter.minAge)", "\(filter.active)", filter.order.rawValue, filter.level.map { "\($0)" } ?? "-",
            "\(filter.tags)", ids, days, "\(filter.seen)", "\(window.limit)+\(window.offset)", "\(page)",
        ]
        return parts.joined(separator: " ")
    }

    @Get("/maybe") fileprivate static func maybe(@Query filter: UserFilter?, @Query window: Window = Window(limit: 5)) async -> String {
        "\(filter.map { "\($0.active)" } ?? "none") \(window.limit)+\(window.offset)"
    }

    @Get("/headers") fileprivate static func headers(@Header tracing: Tracing, @Cookie session: Session) async -> String {
        "\(tracing.requestID) \(tracing.hop ?? -1) \(tracing.retryAfter) \(session.session) \(session.theme)"
    }

    @Get("/trips") fileprivate static func trips(@Query trip: Trip) async -> String {
        "\(trip.from.city) \(trip.from.zip ?? 0) → \(trip.to?.city ?? "-")"
    }

    @Provide fileprivate static func paging(@Query window: Window) async -> [Int] { [window.limit, window.offset] }
    @Get("/provided") static func provided(paging: [Int], @Query("limit") other: Int = 0) async -> [Int] { paging + [other] }

    private static let app = Application(
        handlers: [$users, $maybe, $headers, $trips, $provided], dependencies: [$paging])

    @Test(arguments: TestTransport.all) func values(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let few = try await client.get("/users?active=1")
            #expect(few.text == "- 18 true up - [] - -…- 0 20+0 1")
            let all = try await client.get(
                "/users?active=false&name=A%20da&min_age=30&order=down&level=2&tags=b&tags=a+c&ids=2&ids=1&ids=2&since=2024-01-02&until=2024-01-03&limit=7&offset=3&page=9"
            )
            #expect(all.status == .badRequest)
            #expect(try all.faults == ["query name: must not have spaces"])
            let right = try await client.get(
                "/users?active=false&name=Ada&min_age=30&order=down&level=2&tags=b&tags=a+c&ids=2&ids=1&ids=2&since=2024-01-02&until=2024-01-03&limit=7&offset=3&page=9"
            )
            #expect(right.text == #"Ada 30 false down high ["b", "a c"] [1, 2] 2024-01-02…2024-01-03 0 7+3 9"#)
            // The last value counts; other names do not, nor does what clients may not send.
            #expect(
                try await client.get("/users?active=0&active=1&minAge=x&begin=x&seen=5&filter=x").text
                    == "- 18 true up - [] - -…- 0 20+0 1")
        }
    }

    /// All of a request in one answer, by the names on the wire, as if each field were an argument.
    @Test(arguments: TestTransport.all) func faults(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let bad = try await client.get(
                "/users?name=a&min_age=151&order=left&level=3&ids=1&ids=x&ids=2&since=today&limit=x&offset=&page=no")
            #expect(
                try bad.faults == [
                    "query active: Missing required query parameter 'active'", "query ids[1]: Expected `int`, got `str`",
                    "query level: Invalid enum value '3'", "query limit: Expected `int`, got `str`",
                    "query min_age: Expected `int` <= 150", "query name: Expected `str` of length >= 2",
                    "query offset: Expected `int`, got `str`", "query order: Invalid enum value 'left'",
                    "query page: Expected `int`, got `str`", "query since: Expected `date`, got `str`",
                ])
            // An empty text is no nil, as everywhere in a query.
            #expect(
                try await client.get("/users?active=1&ids=&until=").faults == [
                    "query ids[0]: Expected `int`, got `str`", "query until: Expected `date`, got `str`",
                ])
            #expect(
                try await client.get("/users?active=1&ids=1&ids=2&ids=3").faults == ["query ids: Expected `array` of length <= 2"])
            // Rules of the whole group.
            #expect(
                try await client.get("/users?active=1&since=2024-01-02&until=2024-01-01").faults == [
                    "query until: must not be before `since`"
                ])
            #expect(try await client.get("/users?active=0&name=no").faults == ["query filter: nobody is called so"])
        }
    }

    @Test(arguments: TestTransport.all) func groupsThatMayBeAbsent(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let none = try await client.get("/maybe?other=1")
            #expect(none.text == "none 5+0")
            // A default is for a group of which nothing came.
            #expect(try await client.get("/maybe?active=1&offset=2").text == "true 20+2")
            #expect(try await client.get("/maybe?min_age=20").faults == ["query active: Missing required query parameter 'active'"])
        }
    }

    @Test(arguments: TestTransport.all) func headersAndCookies(transport: TestTransport) async throws {
        let names = try ["Request-ID", "x-hop", "retry-after"].map { try #require(HTTPField.Name($0)) }
        try await Self.app.test(transport) { client in
            let all = try await client.get(
                "/headers", headers: [names[0]: "r1", names[1]: "2", names[2]: "3", names[2]: "4", .cookie: "session=abc; theme=dark"])
            #expect(all.text == "r1 2 [3, 4] abc dark")
            #expect(try await client.get("/headers", headers: [names[0]: "r1", .cookie: "session=abc"]).text == "r1 -1 [] abc light")
            #expect(
                try await client.get("/headers", headers: [names[1]: "-1", names[2]: "x", .cookie: "session=ab"]).faults == [
                    "cookie session: Expected `str` of length >= 3",
                    "header request-id: Missing required header parameter 'request-id'", "header retry-after[0]: Expected `int`, got `str`",
                    "header x-hop: Expected `int` >= 0",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func nestedModels(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let all = try await client.get("/trips?from.city=Rome&from.zip=1&to.city=Oslo")
            #expect(all.text == "Rome 1 → Oslo")
            #expect(try await client.get("/trips?from.city=Rome").text == "Rome 0 → -")
            #expect(
                try await client.get("/trips?to.zip=x").faults == [
                    "query from.city: Missing required query parameter 'from.city'",
                    "query to.city: Missing required query parameter 'to.city'",
                    "query to.zip: Expected `int`, got `str`",
                ])
            #expect(try await client.get("/trips?from.city=R").faults == ["query from.city: Expected `str` of length >= 2"])
        }
    }

    @Test(arguments: TestTransport.all) func ofProviders(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let right = try await client.get("/provided?limit=7")
            #expect(right.text == "[7,0,7]")
            // The same fault in the same parameter is told once.
            #expect(
                try await client.get("/provided?limit=x&offset=x").faults == [
                    "query limit: Expected `int`, got `str`", "query offset: Expected `int`, got `str`",
                ])
        }
    }
}
