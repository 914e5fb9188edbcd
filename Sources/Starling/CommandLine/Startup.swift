import ArgumentParser
import StarlingCore

/// Checks an application before anything is done with it.
enum Startup {
    /// What answers the application's requests. When its wiring is wrong the faults are printed, and the program ends.
    static func check(_ application: Application) throws -> ApplicationResponder {
        do {
            return try application.makeResponder()
        } catch {
            let count = error.faults.count
            let faults = error.description.split(separator: "\n").map { "  \($0)\n" }.joined()
            throw failure("the application cannot start: \(count) \(count == 1 ? "fault" : "faults")\n" + faults)
        }
    }

    /// Prints an error and gives what ends the program with status 1.
    static func failure(_ message: String) -> ExitCode {
        Terminal.write("error: \(message)" + (message.hasSuffix("\n") ? "" : "\n"), to: .errors)
        return .failure
    }
}
