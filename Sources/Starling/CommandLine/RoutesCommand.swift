import ArgumentParser
import StarlingCore

/// Lists the routes.
struct RoutesCommand: ApplicationCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "List the routes: method, path, handler and where it stands.")

    func run(_ application: Application) async throws {
        let responder = try Startup.check(application)
        let rows = responder.routes.map { route in
            [route.method.rawValue, route.path.description, route.handler, route.source.description]
        }
        Terminal.write(Table.text([["METHOD", "PATH", "HANDLER", "SOURCE"]] + rows))
    }
}
