import Logging

/// What goes wrong with connections, one case for each kind that operators tell apart.
enum ConnectionFault: Int, CaseIterable {
    case protocolViolation, headerTimeout, bodyTimeout, writeTimeout, addressLimit, acceptFailed, handshakeFailed, handshakeTimeout, broken

    /// How logs and metrics call it.
    var kind: String {
        switch self {
        case .protocolViolation: "protocol_violation"
        case .headerTimeout: "header_timeout"
        case .bodyTimeout: "body_timeout"
        case .writeTimeout: "write_timeout"
        case .addressLimit: "address_limit"
        case .acceptFailed: "accept_failed"
        case .handshakeFailed: "tls_failed"
        case .handshakeTimeout: "tls_timeout"
        case .broken: "broken"
        }
    }

    var message: Logger.Message {
        switch self {
        case .protocolViolation: "A client broke the protocol"
        case .headerTimeout: "A header did not arrive in time"
        case .bodyTimeout: "A body did not arrive in time"
        case .writeTimeout: "A client did not take its answer"
        case .addressLimit: "An address has too many connections"
        case .acceptFailed: "No connection can be accepted"
        case .handshakeFailed: "TLS was not agreed on"
        case .handshakeTimeout: "A TLS handshake took too long"
        case .broken: "A connection broke"
        }
    }

    /// Clients are to blame for most, and the operator can do nothing about it; connections break all day.
    var level: Logger.Level {
        switch self {
        case .acceptFailed: .warning
        case .broken: .debug
        default: .notice
        }
    }
}
