import ArgumentParser
import StarlingCore

/// Lists the routes.
struct RoutesCommand: ApplicationCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "List the routes: method, path, handler and where it stands.")

    func run(_ application: Application) async throws {
        Terminal.write(RouteList.text(try Startup.check(application).routes))
    }
}
