/// The times of a WebSocket, in ticks.
struct SessionTimes: Sendable {
    /// How long the client may be silent before it is sent a ping; nil for ever.
    let ping: Int?
    /// How long it may be silent after that.
    let pong: Int
    /// How long it has to answer our last word.
    let close: Int
}
