import ArgumentParser
import StarlingCore

/// Checks the wiring and serves nothing.
struct CheckCommand: ApplicationCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the wiring: print every fault, and fail if there is one. For CI.")

    func run(_ application: Application) async throws {
        let count = try Startup.check(application).routes.count
        Terminal.write("no faults: \(count) \(count == 1 ? "route" : "routes")\n")
    }
}
