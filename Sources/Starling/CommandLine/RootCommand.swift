import ArgumentParser

/// The program: `run` unless another command is named.
struct RootCommand<App: StarlingApp>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "\(App.self)",
            abstract: "A service made with Starling.",
            discussion: "Without a command it serves; `\(App.self) run --help` tells the options for that, such as --port.",
            version: [App.version.map { "\(App.self) \($0)" }, "Starling \(starlingVersion)"].compactMap { $0 }
                .joined(separator: "\n"),
            subcommands: [RunCommand.self, RoutesCommand.self, CheckCommand.self] + CommandContext.current.commands,
            defaultSubcommand: RunCommand.self)
    }
}
