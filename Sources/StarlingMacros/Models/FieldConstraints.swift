import SwiftSyntax

/// The rules for a field's value, as `@Field` states them.
struct FieldConstraints {
    /// What the overloads of `Constraints.of` take.
    let values: [PassedArgument]
    /// Whether the items of a collection all differ.
    let hasUniqueItems: Bool
    /// A rule of the user's own.
    let validator: String?

    init(_ attribute: FieldAttribute) {
        values = attribute.arguments(Self.labels).compactMap(\.passed)
        hasUniqueItems = attribute.syntax.argument(labeled: "uniqueItems")?.isTrue == true
        validator = attribute.syntax.argument(labeled: "validate")?.expression.trimmedDescription
    }

    /// Whether there is no rule.
    var isEmpty: Bool { values.isEmpty && !hasUniqueItems && validator == nil }

    /// The rules that a few comparisons settle, if there are no others.
    var quick: [PassedArgument] {
        let isQuick = !hasUniqueItems && validator == nil && values.allSatisfy { $0.label != "pattern" && $0.label != "format" }
        return isQuick ? values : []
    }

    /// In the order in which `Constraints.of` takes them.
    private static let labels = [
        "gt", "ge", "lt", "le", "multipleOf", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems",
    ]
}
