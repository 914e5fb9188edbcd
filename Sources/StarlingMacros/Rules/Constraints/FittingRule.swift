import SwiftDiagnostics
import SwiftSyntax

/// Rules that plainly do not fit the field's type. The overloads of `Constraints.of` refuse them too, but inside the generated
/// code; here the error stands at the rule.
enum FittingRule {
    static func check(_ attribute: AttributeSyntax, on type: TypeSyntax, into findings: inout Findings) {
        let plain = PlainType(type)
        for argument in attribute.arguments(labels) {
            guard let label = argument.label?.unquoted, let need = need(label), !plain.takes(need) else { continue }
            let items = replacement(of: label, on: plain, attribute)
            let change =
                items.map { FixIt("write `\($0)`", for: .misfitRule, TextEdit.replace(argument.label ?? .identifier(""), with: $0)) }
                ?? FixIt("remove `\(label)`", for: .misfitRule, attribute.removing(argument))
            let remedy = items.map { "the number of its items is `\($0)`" } ?? "remove it"
            findings.error(
                .misfitRule, "`\(label)` is a rule for \(need.words), which `\(type.trimmedDescription)` is not; \(remedy)", at: argument,
                fixIts: [change])
        }
    }

    /// What a rule is for.
    fileprivate enum Need {
        case order
        case number
        case text
        case list

        var words: String {
            switch self {
            case .order: "ordered values such as numbers and dates"
            case .number: "numbers"
            case .text: "strings"
            case .list: "arrays and sets"
            }
        }
    }

    private static func need(_ label: String) -> Need? {
        switch label {
        case "gt", "ge", "lt", "le": .order
        case "multipleOf": .number
        case "minLength", "maxLength", "pattern", "format": .text
        case "minItems", "maxItems", "uniqueItems": .list
        default: nil
        }
    }

    /// What is probably meant: the number of a list's items, not the length of each.
    private static func replacement(of label: String, on type: PlainType, _ attribute: AttributeSyntax) -> String? {
        guard case .list = type, label == "minLength" || label == "maxLength" else { return nil }
        let other = "\(label.prefix(3))Items"
        return attribute.argument(labeled: other) == nil ? other : nil
    }

    private static let labels = [
        "gt", "ge", "lt", "le", "multipleOf", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems",
    ]
}

extension PlainType {
    /// Whether a rule may be one for values of the type, or for the items of a list.
    fileprivate func takes(_ need: FittingRule.Need) -> Bool {
        switch self {
        case .other: true
        case .list(let item): need == .list || item.takes(need)
        case .number: need == .order || need == .number
        case .ordered: need == .order
        case .text: need == .text
        case .single: false
        }
    }
}
