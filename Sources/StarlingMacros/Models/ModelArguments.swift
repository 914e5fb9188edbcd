import SwiftSyntax

/// The arguments of `@Model`.
struct ModelArguments {
    /// What the run-time library gets, as it stands.
    let passed: [PassedArgument]

    init(_ attribute: AttributeSyntax) {
        passed = attribute.labeledArguments.compactMap(\.passed)
    }

    private init(passed: [PassedArgument]) {
        self.passed = passed
    }

    /// Whether the cases of an enum are told apart by a key.
    var hasTag: Bool { isGiven("tag") }

    /// Whether fields have other names on the wire than in Swift.
    var renames: Bool { isGiven("rename") }

    /// Whether fields that are nil are not written.
    var omitsNil: Bool { expression("omitNil") == "true" }

    /// Whether fields that have their default are not written.
    var omitsDefaults: Bool { expression("omitDefaults") == "true" }

    /// The arguments for what a case of an enum holds.
    /// - Parameter name: The name of the enum and that of the case.
    func payload(of name: (type: String, case: String)) -> ModelArguments {
        let kept = passed.filter { ["rename", "forbidUnknownFields", "omitNil", "omitDefaults"].contains($0.label) }
        let suffix = name.case.prefix(1).uppercased() + name.case.dropFirst()
        let own = expression("name").map { "(\($0)) + \(StringLiterals.source(of: suffix))" }
        let name = PassedArgument(label: "name", expression: own ?? StringLiterals.source(of: name.type + suffix))
        return ModelArguments(passed: kept + [name])
    }

    private func isGiven(_ label: String) -> Bool {
        expression(label).map { $0 != "nil" } ?? false
    }

    private func expression(_ label: String) -> String? {
        passed.first { $0.label == label }?.expression
    }
}
