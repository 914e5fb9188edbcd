/// The table that is printed, in Markdown.
struct Table {
    let cases: [Case]
    /// By the case's name, one for each round.
    let costs: [String: [Double]]

    var text: String {
        var lines = [
            "| CPU µs per request, in the process | fastest | median | over the plain handler | bound |", "|---|--:|--:|--:|--:|",
        ]
        for each in cases {
            guard let costs = costs[each.name] else { continue }
            let figures = Figures(costs)
            lines.append(
                "| \(each.title) | \(Self.micro(figures.least)) | \(Self.micro(figures.median)) | \(over(each, costs)) "
                    + "| \(each.over.map { Self.micro($0.bound) } ?? "") |")
        }
        return lines.joined(separator: "\n")
    }

    /// The median of what each round cost more than that of the base, which ran in the same round.
    private func over(_ each: Case, _ costs: [Double]) -> String {
        guard let over = each.over else { return "" }
        guard let base = self.costs[over.base] else { return "–" }
        let figures = Figures(zip(costs, base).map { $0 - $1 })
        let interval = figures.interval
        return "**\(Self.micro(figures.median))** (\(Self.micro(interval.lowerBound)) … \(Self.micro(interval.upperBound)))"
    }

    /// Nanoseconds as microseconds with three digits after the point.
    private static func micro(_ nanoseconds: Double) -> String {
        let whole = Int(nanoseconds.rounded())
        let digits = String(abs(whole) % 1_000)
        return (whole < 0 ? "−" : "") + "\(abs(whole) / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
