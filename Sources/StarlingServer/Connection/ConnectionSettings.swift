import HTTPTypes
import Logging
import NIOCore
import StarlingHTTP

/// What all connections of a server share.
final class ConnectionSettings: Sendable {
    let responder: any Responder
    let limits: ServerConfiguration.Limits
    let serverField: [UInt8]
    let logger: Logger
    let blocking: BlockingPool
    /// Nil when any number of requests may be answered at once.
    let inFlight: InFlightGate?
    /// The number of a connection's last request.
    let lastRequest: UInt64
    let headerTicks: Int
    let bodyTicks: Int
    let bodyRate: Int?
    let writeTicks: Int
    let idleTicks: Int
    let lingerTicks: Int
    /// The value of the `Server` field; nil when it is not sent.
    let serverName: String?
    /// Adds what speaks HTTP/2 to a channel; nil when it is not offered.
    let startHTTP2: HTTP2Start?

    /// Makes a connection of a channel. `tls` is nil in clear; `onClose` is called once when it has ended.
    typealias HTTP2Start =
        @Sendable (
            _ channel: any Channel, _ state: LoopState, _ settings: ConnectionSettings, _ tls: ConnectionInfo.TLS?,
            _ onClose: @escaping @Sendable () -> Void
        ) throws -> Void

    init(
        responder: any Responder, configuration: ServerConfiguration, logger: Logger, blocking: BlockingPool, startHTTP2: HTTP2Start? = nil
    ) {
        self.responder = responder
        limits = configuration.limits
        var fields = HeaderFields()
        if let name = configuration.serverName { fields.append(name, for: .server) }
        serverName = fields[.server]
        self.startHTTP2 = startHTTP2
        serverField = Array(fields.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
        self.logger = logger
        self.blocking = blocking
        inFlight = configuration.limits.requestsInFlight.map { InFlightGate(most: $0) }
        lastRequest = configuration.limits.requestsPerConnection.map { UInt64(max(1, $0)) } ?? .max
        headerTicks = Self.ticks(configuration.timeouts.header)
        bodyTicks = Self.ticks(configuration.timeouts.body)
        bodyRate = configuration.timeouts.bodyRate
        writeTicks = Self.ticks(configuration.timeouts.write)
        idleTicks = Self.ticks(configuration.timeouts.idle)
        lingerTicks = Self.ticks(configuration.timeouts.linger)
    }

    /// The times of a WebSocket in ticks.
    func times(of options: WebSocketOptions) -> SessionTimes {
        SessionTimes(
            ping: options.pingInterval.map(Self.ticks), pong: Self.ticks(options.pingTimeout), close: Self.ticks(options.closeTimeout))
    }

    /// One more than the seconds, since the running second is not whole any more.
    static func ticks(_ duration: Duration) -> Int {
        let (seconds, fraction) = duration.components
        return Int(clamping: max(0, seconds).addingReportingOverflow(fraction > 0 ? 2 : 1).partialValue)
    }
}
