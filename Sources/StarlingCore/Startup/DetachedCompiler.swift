import StarlingModel

/// Settles what runs outside requests: the providers of all layers, and the listeners.
struct DetachedCompiler {
    private(set) var faults: [StartupFault] = []
    private(set) var listeners: [String: [PreparedListener]] = [:]
    private let wiring: Wiring

    /// - Parameter dependencies: The providers of all layers.
    init(_ dependencies: [String: any DependencyProvider], _ foreign: @escaping ForeignProvider) {
        wiring = Wiring(dependencies, foreign)
    }

    /// Binds the arguments of listeners.
    mutating func add(_ added: [Listener]) {
        for listener in added {
            if listener.events.isEmpty { faults.append(StartupFault(.noEvents, ["name": listener.name], at: listener.id)) }
            let builder = PlanBuilder.detached(wiring, for: "the listener `\(listener.name)`", at: listener.id)
            let call = listener.prepare(builder)
            faults += builder.faults
            let provision = Provision(builder.needs, wiring.nodes)
            let anything: @Sendable ((any Sendable)?) -> Bool = { _ in true }
            let prepared = PreparedListener(
                name: listener.name, id: listener.id, dataType: builder.eventData?.type, fits: builder.eventData?.fits ?? anything,
                call: { context in
                    try await context.provide(provision)
                    try await call(context)
                })
            for event in listener.events { listeners[event, default: []].append(prepared) }
        }
    }

    /// The providers, wired.
    func table() -> WiringTable {
        wiring.wireRest { PlanBuilder.detached(wiring, at: SourceLocation(fileID: "", line: 0, column: 0)) }
        return wiring.table
    }
}
