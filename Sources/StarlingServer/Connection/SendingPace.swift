/// Whether a client takes what is sent to it.
struct SendingPace {
    /// How many bytes have been handed to the channel.
    var handed = 0
    private var taken = -1
    private var takenAt = 0

    /// Has a look.
    /// - Parameters:
    ///   - rest: How many bytes wait in the channel.
    ///   - tick: The running second.
    /// - Returns: For how many seconds the client has taken nothing, though there was something.
    mutating func stalled(rest: Int, at tick: Int) -> Int {
        if rest == 0 || handed - rest != taken {
            taken = handed - rest
            takenAt = tick
        }
        return tick - takenAt
    }
}
