import Starling
import StarlingTesting
import Testing

// Handlers as static functions of every kind of type.

private struct InStruct {
    static let size = 3

    @Get("/struct/{id}")
    static func item(id: Int, size: Int = size) async -> [Int] { [id, size] }
}

private enum InEnum {
    case only
    static let fallback = "enum"

    @Get("/enum")
    static func item(name: String = fallback, other: String = Self.fallback) async -> String { name + other }
}

private class InClass {
    @Get("/class")
    class func overridable() async -> String { "class" }

    @Get("/class/static", blocking: true)
    static func fixed() -> String { "static" }

    @Get("/class/final", blocking: false)
    final class func sealed() -> String { "final" }
}

private actor InActor {
    @Get("/actor")
    static func item() async -> String { "actor" }
}

@MainActor private struct OnMainActor {
    static var visits = 0

    @Get("/main")
    static func visit() async -> Int {
        visits += 1
        return visits
    }

    @Get("/main/sync", blocking: false)
    static func visitInTurn() -> Int { visits * 0 }

    @Get("/main/free", blocking: false)
    nonisolated static func free() -> Int { 5 }
}

extension InStruct {
    @Get("/extension")
    fileprivate static func extended(size: Int = size) async -> Int { size }
}

private enum Outer { enum Inner {} }
extension Outer.Inner {
    @Get("/nested/{id}")
    fileprivate static func nested(id: Self.Number) async -> Int { id }
    typealias Number = Int
}

private struct Generic<Element: ParameterValue & Codable> {
    @Get("/generic/{value}")
    static func echo(value: Element) async -> [Element] { [value] }
}

@Suite("Handlers as static functions") struct TypeHandlerTests {
    private static let prefix = "suite"

    @Get("/suite")
    static func own(text: String = prefix) async -> String { text }

    @Get("/suite/private", blocking: false)
    private static func secret() -> String { "private" }

    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let app = Application(handlers: [
            InStruct.$item, InEnum.$item, InClass.$overridable, InClass.$fixed, InClass.$sealed, InActor.$item,
            OnMainActor.$visit, OnMainActor.$visitInTurn, OnMainActor.$free, InStruct.$extended, Outer.Inner.$nested,
            Generic<Int>.$echo, Self.$own, Self.$secret, PublicType.$open, PublicType.$packaged,
            PublicType.closedHandler, $doubled,
        ])
        let expected = [
            "/struct/1": "[1,3]", "/struct/1?size=4": "[1,4]", "/enum": "enumenum", "/class": "class",
            "/class/static": "static", "/class/final": "final", "/actor": "actor", "/main/sync": "0", "/main/free": "5",
            "/extension": "3", "/nested/7": "7", "/generic/7": "[7]", "/suite": "suite",
            "/suite/private": "private", "/public": "1", "/public/file/4": "8", "/public/package": "2", "/public/private": "3",
        ]
        try await app.test(transport) { client in
            for (target, text) in expected.sorted(by: { $0.key < $1.key }) {
                let response = try await client.get(target)
                #expect(response.text == text, "\(target)")
                #expect(response.status == .ok, "\(target)")
            }
            let first = try #require(Int(try await client.get("/main").text))
            #expect(try await client.get("/main").text == "\(first + 1)")
        }
    }

    @Test func referencesOfTypes() async throws {
        let responder = try Application(handlers: [InStruct.$item, Outer.Inner.$nested, Generic<Int>.$echo]).makeResponder()
        #expect(try responder.url(for: InStruct.$item(id: 5)) == "/struct/5")
        #expect(try responder.url(for: Outer.Inner.$nested(id: 6)) == "/nested/6")
        #expect(try responder.url(for: Generic<Int>.$echo(value: 7)) == "/generic/7")
    }
}
