import ArgumentParser
import StarlingTesting
import Synchronization
import Testing

@testable import Starling

private let greeted = Mutex<[String]>([])

private struct Greet: ApplicationCommand {
    static let configuration = CommandConfiguration(commandName: "greet", abstract: "Greet somebody.")
    @Argument var name: String

    func run(_ application: Application) async throws {
        let greeting = try await application.withScope { try await $0.resolve("greeting", as: String.self) }
        greeted.withLock { $0.append("\(greeting), \(name)") }
    }
}

private struct Greetings: CommandPlugin {
    var commands: [any ApplicationCommand.Type] { [Greet.self] }
    func configure(_ application: inout Application) {
        application.options.dependencies.providers.append(Provider.value("Hello", as: "greeting"))
    }
}

private struct Service: StarlingApp {
    var application: Application { Application(handlers: [], plugins: [Greetings()]) }
}

private struct Broken: StarlingApp {
    struct NoSettings: Error {}
    var application: Application { get throws { throw NoSettings() } }
}

@Suite("Commands of plug-ins", .serialized) struct PluginCommandTests {
    private static func run<App: StarlingApp>(_ type: App.Type, _ arguments: String...) async throws {
        let context = await CommandContext.of(type)
        try await CommandContext.$current.withValue(context) {
            var command = try RootCommand<App>.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        }
    }

    @Test func run() async throws {
        try await Self.run(Service.self, "greet", "Ada")
        #expect(greeted.withLock { $0 } == ["Hello, Ada"])
    }

    @Test func areInTheHelp() async {
        let context = await CommandContext.of(Service.self)
        let help = CommandContext.$current.withValue(context) { RootCommand<Service>.helpMessage() }
        #expect(help.contains("greet"))
        #expect(help.contains("Greet somebody."))
        #expect(help.contains("check"))
    }

    /// What needs no application runs without.
    @Test func anApplicationThatCannotBeMade() async throws {
        let context = await CommandContext.of(Broken.self)
        let help = CommandContext.$current.withValue(context) { RootCommand<Broken>.helpMessage() }
        #expect(help.contains("routes"))
        await #expect(throws: Broken.NoSettings.self) { try await Self.run(Broken.self, "routes") }
    }
}
