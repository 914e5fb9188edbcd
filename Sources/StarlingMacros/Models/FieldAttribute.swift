import SwiftSyntax

/// `@Field` on a property.
struct FieldAttribute {
    let syntax: AttributeSyntax

    /// The name on the wire: a string at the first place.
    var name: LabeledExprSyntax? {
        syntax.unlabeledArgument.flatMap { $0.expression.is(StringLiteralExprSyntax.self) ? $0 : nil }
    }

    /// The marks, which have no label either.
    var marks: [LabeledExprSyntax] {
        syntax.labeledArguments.filter { $0.label == nil && !$0.expression.is(StringLiteralExprSyntax.self) }
    }

    /// A mark by its name.
    func mark(_ name: String) -> LabeledExprSyntax? {
        marks.first { $0.expression.as(MemberAccessExprSyntax.self)?.declName.baseName.unquoted == name }
    }

    /// Whether the field is written and never read.
    var isComputed: Bool { mark("computed") != nil }

    /// Whether the documentation advises against the field.
    var isDeprecated: Bool { mark("deprecated") != nil || syntax.argument(labeled: "deprecated")?.isTrue == true }
}

extension AttributeListSyntax {
    /// The `@Field` attributes.
    var fieldAttributes: [AttributeSyntax] {
        unconditional.filter { $0.lastName == "Field" }
    }

    /// The attributes that other modules may act on: neither ours nor the language's own, whose names begin with a small
    /// letter.
    var foreign: [AttributeSyntax] {
        unconditional.filter { attribute in
            let name = attribute.lastName
            return name != "Field" && name != "MainActor" && name.first?.isUppercase == true
        }
    }
}
