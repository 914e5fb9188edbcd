import StarlingHTTP

/// What is too long.
struct MessageLimits: Sendable {
    let frame: Int
    let message: Int

    init(_ options: WebSocketOptions) {
        // Half of the numbers is enough for anyone, and leaves room to add.
        message = min(max(0, options.maxMessageSize), Int.max / 2)
        frame = min(max(0, options.maxFrameSize ?? message), Int.max / 2)
    }
}
