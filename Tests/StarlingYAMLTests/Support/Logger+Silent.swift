import Logging

extension Logger {
    /// For applications whose errors are meant.
    static var silent: Logger { Logger(label: "yaml") { _ in SwiftLogNoOpLogHandler() } }
}
