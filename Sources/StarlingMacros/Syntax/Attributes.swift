import SwiftDiagnostics
import SwiftSyntax

extension AttributeSyntax {
    /// The last component of the attribute's name: `Query` for `@Starling.Query`, which a user writes when a type of theirs
    /// has the short name.
    var lastName: String {
        if let type = attributeName.as(IdentifierTypeSyntax.self) { return type.name.unquoted }
        if let type = attributeName.as(MemberTypeSyntax.self) { return type.name.unquoted }
        return attributeName.trimmedDescription
    }

    /// The arguments between the parentheses.
    var labeledArguments: LabeledExprListSyntax {
        arguments?.as(LabeledExprListSyntax.self) ?? LabeledExprListSyntax([])
    }

    /// The expression of a labelled argument.
    func argument(labeled label: String) -> LabeledExprSyntax? {
        labeledArguments.first { $0.label?.unquoted == label }
    }

    /// The first argument, where it has no label.
    var unlabeledArgument: LabeledExprSyntax? {
        labeledArguments.first.flatMap { $0.label == nil ? $0 : nil }
    }

    /// An edit that adds an argument at the end of the list, with parentheses where there are none.
    func adding(argument: String) -> FixIt.Change {
        if let last = labeledArguments.last {
            let text = last.trailingComma == nil ? ", \(argument)" : " \(argument)"
            return TextEdit.insert(text, after: last)
        }
        if let leftParen { return TextEdit.insert(argument, after: leftParen) }
        return TextEdit.insert("(\(argument))", after: attributeName)
    }

    /// An edit that removes an argument together with its comma, and the parentheses where nothing remains in them.
    func removing(_ argument: LabeledExprSyntax) -> FixIt.Change {
        let arguments = Array(labeledArguments)
        guard let index = arguments.firstIndex(where: { $0.position == argument.position }) else {
            return TextEdit.replace(argument, with: "")
        }
        if arguments.count == 1, let leftParen, let rightParen {
            return TextEdit.replace(
                leftParen.position..<rightParen.endPositionBeforeTrailingTrivia, in: self, with: "")
        }
        if index + 1 < arguments.count {
            let range =
                argument.positionAfterSkippingLeadingTrivia..<arguments[index + 1].positionAfterSkippingLeadingTrivia
            return TextEdit.replace(range, in: self, with: "")
        }
        // The last of several: the comma belongs to the argument before it.
        let previous = arguments[index - 1].expression
        let range = previous.endPositionBeforeTrailingTrivia..<argument.endPositionBeforeTrailingTrivia
        return TextEdit.replace(range, in: self, with: "")
    }
}

extension AttributeListSyntax {
    /// The attributes themselves, without those inside `#if`.
    var unconditional: [AttributeSyntax] {
        compactMap { $0.as(AttributeSyntax.self) }
    }

    /// Whether one of them has this last name.
    func contains(named name: String) -> Bool {
        unconditional.contains { $0.lastName == name }
    }
}
