import NIOCore
import StarlingHTTP

/// What the client has sent.
enum WebSocketEvent: Sendable, Equatable {
    case message(WebSocketMessage)
    case ping([UInt8])
    case pong
    case close(WebSocketClose)
}
