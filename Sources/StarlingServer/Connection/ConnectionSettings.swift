import HTTPTypes
import Logging
import StarlingHTTP

/// What all connections of a server share.
final class ConnectionSettings: Sendable {
    let responder: any Responder
    let limits: ServerConfiguration.Limits
    let serverField: [UInt8]
    let logger: Logger
    let blocking: BlockingPool
    let headerTicks: Int
    let bodyTicks: Int
    let idleTicks: Int
    let lingerTicks: Int

    init(responder: any Responder, configuration: ServerConfiguration, logger: Logger, blocking: BlockingPool) {
        self.responder = responder
        limits = configuration.limits
        var fields = HeaderFields()
        if let name = configuration.serverName { fields.append(name, for: .server) }
        serverField = Array(fields.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
        self.logger = logger
        self.blocking = blocking
        headerTicks = Self.ticks(configuration.timeouts.header)
        bodyTicks = Self.ticks(configuration.timeouts.body)
        idleTicks = Self.ticks(configuration.timeouts.idle)
        lingerTicks = Self.ticks(configuration.timeouts.linger)
    }

    /// One more than the seconds, since the running second is not whole any more.
    private static func ticks(_ duration: Duration) -> Int {
        let (seconds, fraction) = duration.components
        return Int(clamping: max(0, seconds).addingReportingOverflow(fraction > 0 ? 2 : 1).partialValue)
    }
}
