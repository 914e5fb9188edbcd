/// Writes what an enum's cases need, each in its own words.
protocol CaseEmitter {
    /// What the schema is told of the cases.
    var description: Code { get }
    /// The body of the function that reads.
    var reading: Code { get }
    /// The body of the function that writes.
    var writing: Code { get }
}

extension ModelCase {
    /// The arguments that come last in a call of the builder.
    var documentationArgument: String {
        documentation.map { ", documentation: \(StringLiterals.source(of: $0))" } ?? ""
    }
}
