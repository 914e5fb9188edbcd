import HTTPTypes
import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is read from path, query, fields and cookies. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Parameters") struct ParameterTests {
    @Model struct Times {
        var d: LocalDate
        var t: Duration
        var x: Decimal
    }

    @Get("/d/{d}/{t}/{x}") static func times(d: LocalDate, t: Duration, x: Decimal) async -> Times { Times(d: d, t: t, x: x) }

    /// Seconds without a unit keep their fraction. A `Decimal` is a number, and has no zeros at its end.
    @Test("13: dates, durations and decimals in a path", arguments: TestTransport.all)
    func timesInPath(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$times]).test(transport) { client in
            let response = try await client.get("/d/2024-01-02/PT5S/1.50")
            #expect(response.answer == .json(200, #"{"d":"2024-01-02","t":"PT5S","x":"1.5"}"#))
            let bare = try await client.get("/d/2024-01-02/5.5/1.25")
            #expect(bare.answer == .json(200, #"{"d":"2024-01-02","t":"PT5.5S","x":"1.25"}"#))
        }
    }

    @Model struct Search {
        var page: Int
        var tags: [String]
        var flag: Bool
        var size: Int
    }

    @Get("/search")
    static func search(page: Int, tags: [String] = [], flag: Bool = false, @Query(le: 100) size: Int = 10) async -> Search {
        Search(page: page, tags: tags, flag: flag, size: size)
    }

    @Test("19: a query of several types", arguments: TestTransport.all)
    func query(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$search]).test(transport) { client in
            let response = try await client.get("/search?page=1&tags=a&tags=b&flag=true")
            #expect(response.answer == .json(200, #"{"page":1,"tags":["a","b"],"flag":true,"size":10}"#))
        }
    }

    @Get("/paged") static func paged(page: Int, @Query("page_size", le: 100) size: Int = 10) async -> Int { page * size }

    /// The key is the name on the wire, whatever the argument is called.
    @Test("21: two bad values of a query", arguments: TestTransport.all)
    func twoBadValues(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$search, Self.$paged]).test(transport) { client in
            for (path, name) in [("/search", "size"), ("/paged", "page_size")] {
                let response = try await client.get("\(path)?page=x&\(name)=1000")
                let expected = #"""
                    {"status_code":400,"detail":"Validation failed for GET \#(path)?page=x&\#(name)=1000","extra":[\#
                    {"message":"Expected `int`, got `str`","key":"page","source":"query"},\#
                    {"message":"Expected `int` <= 100","key":"\#(name)","source":"query"}]}
                    """#
                #expect(response.answer == .json(400, expected))
            }
        }
    }

    @Get("/scalar") static func scalar(n: Int) async -> Int { n }

    @Test("23: a name that comes twice, for one value", arguments: TestTransport.all)
    func repeatedScalar(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$scalar]).test(transport) { client in
            let response = try await client.get("/scalar?n=1&n=2")
            #expect(response.answer == .json(200, "2"))
        }
    }

    @Get("/p/{n}") static func constrained(@Path(ge: 10) n: Int) async -> Int { n }

    @Test("25: a variable of the path that breaks a constraint", arguments: TestTransport.all)
    func pathConstraint(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$constrained]).test(transport) { client in
            let response = try await client.get("/p/5")
            let expected = #"""
                {"status_code":400,"detail":"Validation failed for GET /p/5","extra":[\#
                {"message":"Expected `int` >= 10","key":"n","source":"path"}]}
                """#
            #expect(response.answer == .json(400, expected))
        }
    }

    @Get("/visits") static func visits(@Cookie visits: Int) async -> Int { visits }

    @Test("27: a cookie that is no number", arguments: TestTransport.all)
    func badCookie(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$visits]).test(transport) { client in
            let response = try await client.get("/visits", headers: [.cookie: "visits=x"])
            let expected = #"""
                {"status_code":400,"detail":"Validation failed for GET /visits","extra":[\#
                {"message":"Expected `int`, got `str`","key":"visits","source":"cookie"}]}
                """#
            #expect(response.answer == .json(400, expected))
        }
    }

    @Get("/cookies") static func all(cookies: Cookies) async -> [String] { cookies.map { "\($0.name)=\($0.value)" } }

    @Test("cookies: what is read from the field", arguments: TestTransport.all)
    func cookieField(transport: TestTransport) async throws {
        let cases: [(field: String, cookies: [String])] = [
            ("ABC    = 123;   efg  =   456", ["ABC=123", "efg=456"]), ("foo= ; bar=", ["foo=", "bar="]),
            (#"foo="bar=123456789&name=Ada""#, ["foo=bar=123456789&name=Ada"]),
            ("email=%20%22%2c%3b%2f", [#"email= ",;/"#]), ("foo=%1", ["foo=%1"]), ("token", ["=token"]),
        ]
        try await Application(handlers: [Self.$all, Self.$visits]).test(transport) { client in
            for (field, cookies) in cases {
                let response = try await client.get("/cookies", headers: [.cookie: field])
                #expect(try response.decode([String].self) == cookies, "\(field)")
            }
            #expect(try await client.get("/visits", headers: [.cookie: "visits=1; visits=2"]).answer == .json(200, "2"))
        }
    }
}
