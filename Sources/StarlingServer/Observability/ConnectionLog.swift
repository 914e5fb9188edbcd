import Logging
import NIOCore

/// Logs what goes wrong with the connections of a loop: at most one line a second for each kind, so that no client can fill a disk.
struct ConnectionLog {
    private struct Line {
        var tick = -1
        var suppressed = 0
    }

    private var lines = [Line](repeating: Line(), count: ConnectionFault.allCases.count)

    /// - Parameters:
    ///   - detail: May quote what a client sent.
    ///   - tick: The running second.
    mutating func note(
        _ fault: ConnectionFault, _ detail: @autoclosure () -> String, from peer: SocketAddress?, at tick: Int, to logger: Logger
    ) {
        guard logger.logLevel <= fault.level else { return }
        let line = lines[fault.rawValue]
        guard line.tick != tick else {
            lines[fault.rawValue].suppressed += 1
            return
        }
        lines[fault.rawValue] = Line(tick: tick)
        var metadata: Logger.Metadata = ["kind": "\(fault.kind)", "detail": "\(Self.oneLine(detail()))"]
        if let peer { metadata["peer"] = "\(Self.describe(peer))" }
        if line.suppressed > 0 { metadata["suppressed"] = "\(line.suppressed)" }
        logger.log(level: fault.level, fault.message, metadata: metadata)
    }

    /// Whoever could begin a line of the log could forge one.
    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        return text.unicodeScalars.map { $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0) }.joined()
    }

    private static func describe(_ peer: SocketAddress) -> String {
        guard let address = peer.ipAddress else { return "unix" }
        return address.contains(":") ? "[\(address)]:\(peer.port ?? 0)" : "\(address):\(peer.port ?? 0)"
    }
}
