extension RegexSyntax {
    /// Takes the rest of a class, after `[`, with the `]`.
    mutating func takeClass() -> Bool {
        _ = take("^")
        while !take("]") {
            guard let first = takeClassAtom() else { return false }
            let afterFirst = rest
            guard take("-"), rest.first != "]" else {
                // No range: the hyphen, if there is one, stands for itself.
                rest = afterFirst
                continue
            }
            guard let last = takeClassAtom(), case .character(let low) = first, case .character(let high) = last,
                low <= high
            else { return false }
        }
        return true
    }

    /// Takes one end of a range, or what stands alone.
    private mutating func takeClassAtom() -> Escape? {
        guard let next = rest.popFirst() else { return nil }
        guard next == "\\" else { return .character(next.value) }
        if take("b") { return .character(0x08) }
        if take("-") { return .character(0x2D) }
        return takeEscape()
    }
}
