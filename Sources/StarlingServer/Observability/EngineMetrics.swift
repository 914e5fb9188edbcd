import Metrics

/// The server's counters and gauges in swift-metrics. Several loops, and several servers of a process, add to the same ones.
final class EngineMetrics: Sendable {
    private let connectionsOpen: Meter
    private let connectionsAccepted: Counter
    private let connectionsRefused: Counter
    private let requests: Counter
    private let requestsInFlight: Meter
    private let requestsRefused: Counter
    private let bytesReceived: Counter
    private let bytesSent: Counter
    private let faults: [(fault: ConnectionFault, counter: Counter)]

    init(_ factory: any MetricsFactory) {
        connectionsOpen = Meter(label: "starling_connections_open", factory: factory)
        connectionsAccepted = Counter(label: "starling_connections_accepted_total", factory: factory)
        connectionsRefused = Counter(label: "starling_connections_refused_total", factory: factory)
        requests = Counter(label: "starling_requests_total", factory: factory)
        requestsInFlight = Meter(label: "starling_requests_in_flight", factory: factory)
        requestsRefused = Counter(label: "starling_requests_refused_total", factory: factory)
        bytesReceived = Counter(label: "starling_received_bytes_total", factory: factory)
        bytesSent = Counter(label: "starling_sent_bytes_total", factory: factory)
        faults = ConnectionFault.allCases.map { fault in
            (fault, Counter(label: "starling_connection_errors_total", dimensions: [("kind", fault.kind)], factory: factory))
        }
    }

    /// Adds what a loop has seen since it last told.
    func report(_ now: LoopCounts, since last: LoopCounts) {
        Self.move(connectionsOpen, by: now.connectionsOpen - last.connectionsOpen)
        Self.add(now.connectionsAccepted - last.connectionsAccepted, to: connectionsAccepted)
        Self.add(now.connectionsRefused - last.connectionsRefused, to: connectionsRefused)
        Self.add(now.requests - last.requests, to: requests)
        Self.move(requestsInFlight, by: now.requestsInFlight - last.requestsInFlight)
        Self.add(now.requestsRefused - last.requestsRefused, to: requestsRefused)
        Self.add(now.bytesReceived - last.bytesReceived, to: bytesReceived)
        Self.add(now.bytesSent - last.bytesSent, to: bytesSent)
        for (fault, counter) in faults { Self.add(now[fault] - last[fault], to: counter) }
    }

    private static func add(_ count: Int, to counter: Counter) {
        if count > 0 { counter.increment(by: count) }
    }

    private static func move(_ meter: Meter, by change: Int) {
        if change > 0 { meter.increment(by: Double(change)) } else if change < 0 { meter.decrement(by: Double(-change)) }
    }
}
