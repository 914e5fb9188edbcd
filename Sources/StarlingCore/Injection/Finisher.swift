/// What is done at the end of one provided value.
struct Finisher: Sendable {
    let phase: FinishPhase
    let finish: @Sendable (ScopeOutcome) async throws -> Void
}
