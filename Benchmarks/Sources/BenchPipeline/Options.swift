/// What the command line says.
struct Options {
    static let usage = "usage: pipeline [--rounds N] [--batch N] [--only CASE,…]"

    /// How often each case is measured.
    var rounds = 200
    /// How many requests make one measurement.
    var batch = 5_000
    /// The names of the cases; all when there are none.
    var only: [String] = []

    /// - Returns: nil when the arguments are not understood.
    init?(_ arguments: [String]) {
        var rest = arguments.dropFirst()
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            switch option {
            case "--rounds":
                guard let number = Int(value), number > 0 else { return nil }
                rounds = number
            case "--batch":
                guard let number = Int(value), number > 0 else { return nil }
                batch = number
            case "--only":
                only = value.split(separator: ",").map(String.init)
            default:
                return nil
            }
        }
    }
}
