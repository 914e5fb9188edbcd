import Starling
import StarlingTesting
import Testing

private protocol Counted: Sendable {
    static var first: Self { get }
}

extension Int: Counted {
    fileprivate static var first: Int { 1 }
}

extension String: Counted {
    fileprivate static var first: String { "one" }
}

/// A function of a generic type is one provider for each of its types, though all of them stand at one place.
private struct Series<Item: Counted>: Sendable {
    let first: Item

    @Provide(scope: .application) static func series() async -> Series { Series(first: Item.first) }
}

@Suite("Providers of generic types") struct GenericProviderTests {
    @Get("/numbers") fileprivate static func numbers(series: Series<Int>) async -> Int { series.first }
    @Get("/words") fileprivate static func words(series: Series<String>) async -> String { series.first }

    @Test(arguments: TestTransport.all) func areToldApart(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("", handlers: [Self.$numbers], dependencies: [Series<Int>.$series]),
            Router("", handlers: [Self.$words], dependencies: [Series<String>.$series]),
        ])
        try await app.test(transport) { client in
            let numbers = try await client.get("/numbers")
            #expect(numbers.text == "1")
            #expect(try await client.get("/words").text == "one")
        }
    }
}
