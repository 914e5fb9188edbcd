/// Runs before the first request is served. What it throws stops the program.
public typealias StartupHook = @Sendable (ApplicationResponder) async throws -> Void

/// Runs when the last request has been served. What it throws is logged, and the others run nevertheless.
public typealias ShutdownHook = @Sendable (ApplicationResponder) async throws -> Void

/// Stands around the whole run: it prepares something, calls its second argument, which returns when the application has been shut down, and
/// clears up.
///
/// ```swift
/// lifespan: [{ app, run in
///     try await withDatabase { database in
///         app.state[.database] = database
///         try await run()
///     }
/// }]
/// ```
/// The error that ended the run is thrown by the second argument. Of several, the first one stands outermost: they end in reverse order.
public typealias Lifespan = @Sendable (ApplicationResponder, () async throws -> Void) async throws -> Void

/// Changes an application before its wiring is checked. What it throws is told with the other faults of start-up.
public typealias InitHook = @Sendable (inout Application) throws -> Void

/// Why an application does not run.
public enum LifecycleError: Error, Sendable, CustomStringConvertible {
    /// A lifespan returned without having called its second argument. The number counts from 1.
    case lifespanDidNotRun(Int)

    /// One line for a person.
    public var description: String {
        switch self {
        case .lifespanDidNotRun(let number): "lifespan \(number) of the application returned without having called what it stands around"
        }
    }
}
