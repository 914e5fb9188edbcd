import StarlingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// When a cookie was made and how long it is good for, as it stands in front of its value: two numbers of seconds, eight bytes each, the most
/// significant one first.
struct CookieTime {
    private let made: Int64
    /// `Int64.max` for ever.
    private let lifetime: Int64

    init(_ now: Date, maxAge: Duration?) {
        made = Int64(now.timeIntervalSince1970.rounded(.down))
        lifetime = maxAge?.secondsUp ?? .max
    }

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        made = bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
        lifetime = bytes.dropFirst(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    static let count = 16

    var bytes: [UInt8] {
        [made, lifetime].flatMap { number in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> Int64($0)) } }
    }

    /// Whether a cookie is still good.
    /// - Parameter most: How long the jar says that cookies are good for; nil for ever.
    func isGood(at now: Date, atMost most: Duration?) -> Bool {
        now.timeIntervalSince1970 - Double(made) <= Double(min(lifetime, most?.secondsUp ?? .max))
    }
}
