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

    /// The arguments of these labels that say something, in the order of the labels.
    func arguments(_ labels: [String]) -> [LabeledExprSyntax] {
        labels.compactMap { argument(labeled: $0) }.filter { !$0.expression.is(NilLiteralExprSyntax.self) && !$0.isFalse }
    }

    /// The first argument, where it has no label.
    var unlabeledArgument: LabeledExprSyntax? {
        labeledArguments.first.flatMap { $0.label == nil ? $0 : nil }
    }

    /// An edit that removes the attribute and the space behind it.
    var removal: FixIt.Change {
        let next = nextToken(viewMode: .sourceAccurate)
        let isSpace = next?.leadingTrivia.allSatisfy(\.isWhitespace) ?? false
        let end = isSpace ? next?.positionAfterSkippingLeadingTrivia ?? endPosition : endPosition
        return TextEdit.replace(positionAfterSkippingLeadingTrivia..<end, in: self, with: "")
    }

    /// Whether one of the attribute's words is this one.
    fileprivate func mentions(_ word: String) -> Bool {
        tokens(viewMode: .sourceAccurate).contains { $0.text == word }
    }

    /// An edit that adds an argument without a label, which stands before those that have one.
    func adding(unlabeled argument: String) -> FixIt.Change {
        if let last = labeledArguments.last(where: { $0.label == nil }) {
            return TextEdit.insert(", \(argument)", after: last.expression)
        }
        if let first = labeledArguments.first { return TextEdit.insert("\(argument), ", before: first) }
        return adding(argument: argument)
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
    /// The `#if` around an attribute of this last name.
    func condition(around name: String) -> IfConfigDeclSyntax? {
        lazy.compactMap { $0.as(IfConfigDeclSyntax.self) }.first { condition in
            condition.clauses.contains { clause in
                guard case .attributes(let list) = clause.elements else { return false }
                return list.contains(named: name) || list.condition(around: name) != nil
            }
        }
    }

    /// The attributes themselves, without those inside `#if`.
    var unconditional: [AttributeSyntax] {
        compactMap { $0.as(AttributeSyntax.self) }
    }

    /// The `@available` attributes.
    var availability: [AttributeSyntax] {
        unconditional.filter { $0.lastName == "available" }
    }

    /// Whether a mention of what they stand on is warned of.
    var isDeprecated: Bool {
        availability.contains { $0.mentions("deprecated") }
    }

    /// Whether what they stand on cannot be mentioned at all.
    var isUnavailable: Bool {
        availability.contains { $0.mentions("unavailable") }
    }

    /// Whether one of them has this last name.
    func contains(named name: String) -> Bool {
        unconditional.contains { $0.lastName == name }
    }
}

extension DeclSyntaxProtocol {
    /// The attribute as it stands on the declaration. The compiler hands it to its macro a second time, by itself, where nothing comes
    /// after it.
    func attribute(like node: AttributeSyntax) -> AttributeSyntax {
        let attributes = asProtocol((any WithAttributesSyntax).self)?.attributes.unconditional
        return attributes?.first { $0.lastName == node.lastName } ?? node
    }
}

extension LabeledExprSyntax {
    /// Whether it is a literal `true`.
    var isTrue: Bool { expression.as(BooleanLiteralExprSyntax.self)?.literal.tokenKind == .keyword(.true) }

    /// Whether it is a literal `false`.
    var isFalse: Bool { expression.as(BooleanLiteralExprSyntax.self)?.literal.tokenKind == .keyword(.false) }
}
