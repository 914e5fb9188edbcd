public import ArgumentParser
public import StarlingCore

/// A command of the program that works with its application. Plug-ins bring them: see ``CommandPlugin``.
///
/// ```swift
/// struct ImportUsers: ApplicationCommand {
///     static let configuration = CommandConfiguration(commandName: "import-users", abstract: "Import users from a file.")
///     @Argument var file: String
///
///     func run(_ application: Application) async throws {
///         try await application.withScope { scope in try await scope.resolve($users).importAll(file) }
///     }
/// }
/// ```
public protocol ApplicationCommand: AsyncParsableCommand {
    /// Does what the command is for. The application is as the program describes it: nothing of it runs yet.
    func run(_ application: Application) async throws
}

extension ApplicationCommand {
    /// Runs the command with the program's application.
    public mutating func run() async throws { try await run(CommandContext.current.application.get()) }
}

/// A ``StarlingCore/Plugin`` that adds commands to the program.
public protocol CommandPlugin: Plugin {
    /// The commands.
    var commands: [any ApplicationCommand.Type] { get }
}
