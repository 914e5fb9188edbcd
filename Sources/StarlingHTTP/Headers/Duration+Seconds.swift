extension Duration {
    /// So many whole seconds that it has passed by then; none where it is negative.
    package var secondsUp: Int64 {
        guard self > .zero else { return 0 }
        return components.seconds + (components.attoseconds > 0 ? 1 : 0)
    }
}
