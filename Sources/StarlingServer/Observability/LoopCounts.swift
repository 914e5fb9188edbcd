/// What has happened on one event loop, in plain numbers that only its own thread touches: a request costs additions, and the loop tells
/// ``EngineMetrics`` once a second.
struct LoopCounts {
    var connectionsAccepted = 0
    /// How many are open now.
    var connectionsOpen = 0
    /// How many were closed as soon as they were accepted.
    var connectionsRefused = 0
    var requests = 0
    /// How many are being answered now.
    var requestsInFlight = 0
    /// How many were answered 503 for want of room.
    var requestsRefused = 0
    var bytesReceived = 0
    var bytesSent = 0
    private var faults = [Int](repeating: 0, count: ConnectionFault.allCases.count)

    subscript(fault: ConnectionFault) -> Int {
        get { faults[fault.rawValue] }
        set { faults[fault.rawValue] = newValue }
    }
}
