/// How fast a body comes, as seen once a second while its handler waits for it.
struct BodyPace {
    /// Seconds at the beginning in which nothing need come: connections start slowly.
    static let grace = 5

    private var received = 0
    private var seen = 0
    private var seconds = 0
    private var silent = 0

    /// Some of the body has come.
    mutating func note(_ count: Int) { received += count }

    /// Another second in which the handler waits.
    /// - Parameters:
    ///   - silence: After so many seconds without a byte it is too slow.
    ///   - rate: So many bytes have to come each second, on average; nil if that is all one.
    /// - Returns: What is wrong with it, if anything is.
    mutating func second(silence: Int, rate: Int?) -> String? {
        silent = received == seen ? silent + 1 : 0
        seen = received
        seconds += 1
        if silent >= silence { return "no byte for \(silent) s" }
        guard let rate, seconds > Self.grace else { return nil }
        let wanted = rate.multipliedReportingOverflow(by: seconds - Self.grace)
        return wanted.overflow || received < wanted.partialValue ? "\(received) bytes in \(seconds) s" : nil
    }
}
