import ArgumentParser
import StarlingCore
import StarlingServer

/// What the commands of one program share while they are parsed and run.
struct CommandContext: Sendable {
    @TaskLocal static var current = CommandContext(
        program: "", server: ServerConfiguration(), application: .failure(NoProgram()), commands: [])

    /// The program's name.
    let program: String
    let server: ServerConfiguration
    /// The application, or why there is none: told by the command that needs it, so that the others run without.
    let application: Result<Application, any Error>
    /// What plug-ins add.
    let commands: [any ApplicationCommand.Type]

    /// Runs a program's command line.
    static func run<App: StarlingApp>(_ type: App.Type) async {
        await $current.withValue(await of(type)) { await RootCommand<App>.main() }
    }

    /// What the commands of a program share.
    static func of<App: StarlingApp>(_ type: App.Type) async -> CommandContext {
        let app = App()
        let application: Result<Application, any Error>
        do {
            application = .success(try await app.application)
        } catch {
            application = .failure(error)
        }
        let plugins = (try? application.get())?.installedPlugins ?? []
        return CommandContext(
            program: "\(App.self)", server: app.server, application: application,
            commands: plugins.compactMap { $0 as? any CommandPlugin }.flatMap(\.commands))
    }

    /// Stands where no program runs.
    struct NoProgram: Error {}
}
