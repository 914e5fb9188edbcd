import ArgumentParser
import StarlingCore

/// Lists the routes.
struct RoutesCommand<App: StarlingApp>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "routes", abstract: "List the routes: method, path, handler and where it stands.")
    }

    func run() async throws {
        let responder = try Startup.check(try await App().application)
        Terminal.write(RouteList.text(responder.routes))
    }
}
