/// The moment by which a request should be answered, on whatever clock the server runs on.
public struct Deadline: Sendable {
    private let measure: @Sendable () -> Duration

    /// A moment of a clock.
    public init<C: Clock>(_ instant: C.Instant, clock: C) where C.Duration == Duration {
        measure = { clock.now.duration(to: instant) }
    }

    /// The time that is left; negative when the moment has passed.
    public var remaining: Duration { measure() }

    /// Whether the moment has passed.
    public var isPast: Bool { remaining <= .zero }
}
