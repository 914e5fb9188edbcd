import SwiftSyntax

/// The rules for a value, as `@Field` or the wrapper of an argument states them.
struct ValueConstraints {
    /// What the overloads of `Constraints.of` take.
    let values: [PassedArgument]
    /// Whether the items of a collection all differ.
    let hasUniqueItems: Bool
    /// A rule of the user's own.
    let validator: String?

    init(_ attribute: AttributeSyntax) {
        values = attribute.arguments(Self.labels).compactMap(\.passed)
        hasUniqueItems = attribute.argument(labeled: "uniqueItems")?.isTrue == true
        validator = attribute.argument(labeled: "validate")?.expression.trimmedDescription
    }

    /// Whether there is no rule.
    var isEmpty: Bool { values.isEmpty && !hasUniqueItems && validator == nil }

    /// The rules that a few comparisons settle, if there are no others.
    var quick: [PassedArgument] {
        let isQuick = !hasUniqueItems && validator == nil && values.allSatisfy { $0.label != "pattern" && $0.label != "format" }
        return isQuick ? values : []
    }

    /// The expression that makes them, for values of a type.
    func source(for type: TypeText) -> String {
        let list = values.map(\.source).joined(separator: ", ")
        var source =
            values.isEmpty
            ? "StarlingModel.Constraints<\(type.name)>()" : "StarlingModel.Constraints.of(\(type.reference), \(list))"
        if hasUniqueItems { source += ".uniqueItems()" }
        if let validator { source += ".validating(\(validator))" }
        return source
    }

    /// In the order in which `Constraints.of` takes them.
    private static let labels = [
        "gt", "ge", "lt", "le", "multipleOf", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems",
    ]
}
