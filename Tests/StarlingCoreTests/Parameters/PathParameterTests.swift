import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private enum Color: String { case red = "dark red", blue }
private enum Level: Int, CaseIterable, ParameterValue { case low = 1, high = 2 }
private struct BookID: RawRepresentable, ParameterValue { let rawValue: Int }
private struct Even: ParameterValue {
    let value: Int
    init?(parameter text: String) {
        guard let value = Int(text), value % 2 == 0 else { return nil }
        self.value = value
    }
    var parameterText: String { "\(value)" }
}

@Suite("Path variables as arguments") struct PathParameterTests {
    @Get("/int8/{v}") static func int8(v: Int8) async -> String { "\(v)" }
    @Get("/int16/{v}") static func int16(v: Int16) async -> String { "\(v)" }
    @Get("/int32/{v}") static func int32(v: Int32) async -> String { "\(v)" }
    @Get("/int64/{v}") static func int64(v: Int64) async -> String { "\(v)" }
    @Get("/int/{v}") static func int(v: Int) async -> String { "\(v)" }
    @Get("/uint8/{v}") static func uint8(v: UInt8) async -> String { "\(v)" }
    @Get("/uint16/{v}") static func uint16(v: UInt16) async -> String { "\(v)" }
    @Get("/uint32/{v}") static func uint32(v: UInt32) async -> String { "\(v)" }
    @Get("/uint64/{v}") static func uint64(v: UInt64) async -> String { "\(v)" }
    @Get("/uint/{v}") static func uint(v: UInt) async -> String { "\(v)" }
    @Get("/double/{v}") static func double(v: Double) async -> String { "\(v)" }
    @Get("/float/{v}") static func float(v: Float) async -> String { "\(v)" }
    @Get("/bool/{v}") static func bool(v: Bool) async -> String { "\(v)" }
    @Get("/decimal/{v}") static func decimal(v: Decimal) async -> String { "\(v)" }
    @Get("/uuid/{v}") static func uuid(v: UUID) async -> String { v.parameterText }
    @Get("/date/{v}") static func date(v: LocalDate) async -> String { v.parameterText }
    @Get("/time/{v}") static func time(v: LocalTime) async -> String { v.parameterText }
    @Get("/datetime/{v}") static func datetime(v: Date) async -> String { v.parameterText }
    @Get("/duration/{v}") static func duration(v: Duration) async -> String { v.parameterText }
    @Get("/string/{v}") static func string(v: String) async -> String { v }
    @Get("/character/{v}") static func character(v: Character) async -> String { "\(v)" }
    @Get("/url/{v}") static func url(v: URL) async -> String { v.absoluteString }
    @Get("/color/{v}") fileprivate static func color(v: Color) async -> String { v.rawValue }
    @Get("/level/{v}") fileprivate static func level(v: Level) async -> String { "\(v)" }
    @Get("/book/{v}") fileprivate static func book(v: BookID) async -> String { "\(v.rawValue)" }
    @Get("/even/{v}") fileprivate static func even(v: Even) async -> String { "\(v.value)" }
    @Get("/optional/{v}") static func optional(v: Int?) async -> String { "\(v ?? -1)" }
    @Get("/default/{v}") static func withDefault(v: Int = 3) async -> String { "\(v)" }

    private static let types = Application(handlers: [
        $int8, $int16, $int32, $int64, $int, $uint8, $uint16, $uint32, $uint64, $uint, $double, $float, $bool, $decimal, $uuid, $date,
        $time, $datetime, $duration, $string, $character, $url, $color, $level, $book, $even, $optional, $withDefault,
    ])

    private static let accepted: [(String, String)] = [
        ("int8/-128", "-128"), ("int16/32767", "32767"), ("int32/-2147483648", "-2147483648"),
        ("int64/9223372036854775807", "9223372036854775807"), ("int/-5", "-5"), ("uint8/255", "255"), ("uint16/65535", "65535"),
        ("uint32/4294967295", "4294967295"), ("uint64/18446744073709551615", "18446744073709551615"), ("uint/0", "0"),
        ("double/1.5", "1.5"), ("double/-1e3", "-1000.0"), ("float/0.5", "0.5"), ("bool/true", "true"), ("bool/0", "false"),
        ("decimal/1.25", "1.25"), ("uuid/E621E1F8-C36C-495A-93FC-0C247A3E6E5F", "e621e1f8-c36c-495a-93fc-0c247a3e6e5f"),
        ("date/2024-02-29", "2024-02-29"), ("time/23:59:59", "23:59:59"), ("datetime/2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
        ("datetime/2024-01-02T03:04:05+01:00", "2024-01-02T02:04:05Z"), ("duration/PT5S", "PT5S"), ("string/a%20b", "a b"),
        ("string/a%2Fb", "a/b"), ("string/%C3%BC", "ü"), ("string/a+b", "a+b"), ("string/%2F", "/"), ("string/%2e%2e", ".."),
        ("character/%F0%9F%91%8D%F0%9F%8F%BD", "👍🏽"), ("url/http:%2F%2Fexample.com%2Fx", "http://example.com/x"),
        ("color/dark%20red", "dark red"), ("level/2", "high"), ("book/7", "7"), ("even/4", "4"), ("optional/5", "5"), ("default/5", "5"),
    ]

    private static let refused = [
        "int8/128", "int16/32768", "int32/2147483648", "int64/9223372036854775808", "int/x", "int/1.5", "int/%201", "int/1_0", "uint8/-1",
        "uint/-1", "double/x", "double/nan%20", "bool/yes", "decimal/x", "uuid/e621e1f8", "date/2023-02-29", "date/2024-1-2",
        "time/24:00", "datetime/2024-01-02", "duration/x", "character/ab", "url/nothing", "color/red", "level/3", "level/low", "book/x",
        "even/3", "optional/x", "default/x", "optional", "default", "int",
    ]

    @Test(arguments: TestTransport.all) func builtIn(transport: TestTransport) async throws {
        try await Self.types.test(transport) { client in
            for (target, text) in Self.accepted {
                let response = try await client.get("/\(target)")
                #expect(response.text == text, "\(target)")
            }
            for target in Self.refused {
                let response = try await client.get("/\(target)")
                #expect(response.status == .notFound, "\(target)")
                #expect(try response.problem == Problem(status_code: 404, detail: "Not Found"), "\(target)")
            }
        }
    }

    @Get("/p/{n}")
    static func constrained(@Path(ge: 10, multipleOf: 5) n: Int, m: Int = 1) async -> Int { n }

    @Get("/alias/{user_id}")
    static func alias(@Path("user_id") id: Int) async -> Int { id }

    @Get("/ten/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}/{j}")
    static func ten(j: Int, i: String, h: Int, g: String, f: Int, e: String, d: Int, c: String, b: Int, a: String) async -> String {
        "\(a)\(b)\(c)\(d)\(e)\(f)\(g)\(h)\(i)\(j)"
    }

    @Get("/files/{path...}")
    static func tail(path: String) async -> String { path }

    @Get("/pair/{x}")
    static func twice(@Path("x") text: String, x: Int) async -> String { "\(text) \(x)" }

    @Test(arguments: TestTransport.all) func shapes(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$constrained, Self.$alias, Self.$ten, Self.$tail, Self.$twice])
        try await app.test(transport) { client in
            let bad = try await client.get("/p/7?m=x")
            #expect(bad.status == .badRequest)
            #expect(try bad.problem.detail == "Validation failed for GET /p/7?m=x")
            #expect(
                try bad.faults == [
                    "path n: Expected `int` >= 10", "path n: Expected `int` that's a multiple of 5", "query m: Expected `int`, got `str`",
                ])
            #expect(try await client.get("/p/15").text == "15")
            #expect(try await client.get("/alias/4").text == "4")
            #expect(try await client.get("/ten/a/1/b/2/c/3/d/4/e/5").text == "a1b2c3d4e5")
            #expect(try await client.get("/ten/a/1/b/2/c/3/d/4/e/x").status == .notFound)
            #expect(try await client.get("/files/a/b%2Fc").text == "/a/b/c")
            #expect(try await client.get("/files/a/").text == "/a")
            #expect(try await client.get("/files").status == .notFound)
            #expect(try await client.get("/files/").status == .notFound)
            #expect(try await client.get("/pair/5").text == "5 5")
            // A text that is no value of the type is no such path, whoever takes it.
            #expect(try await client.get("/pair/x").status == .notFound)
        }
    }
}
