/// Many measurements of one thing.
struct Figures {
    private let sorted: [Double]

    init(_ values: [Double]) {
        sorted = values.sorted()
    }

    var least: Double { sorted[0] }

    var median: Double { (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 }

    /// Where the true median lies, with a probability of about 95 %: between the two values so far from the ends that a coin would
    /// not show so few heads. With fewer than six values, all of them.
    var interval: ClosedRange<Double> {
        let count = Double(sorted.count)
        let rank = max(0, Int((count - 1) / 2 - 0.98 * count.squareRoot()))
        return sorted[rank]...sorted[sorted.count - 1 - rank]
    }
}
