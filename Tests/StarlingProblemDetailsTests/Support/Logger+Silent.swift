import Logging

extension Logger {
    /// For applications whose errors are meant.
    static var silent: Logger { Logger(label: "problems") { _ in SwiftLogNoOpLogHandler() } }
}
