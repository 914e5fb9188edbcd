import SwiftSyntax

/// A field of a model.
struct ModelField {
    /// The property's name as code writes it, in backticks where the language wants them.
    let property: String
    /// The property's name.
    let name: String
    let type: TypeText
    /// Whether `nil` is a value of the type, as far as its spelling tells.
    let isOptional: Bool
    let defaultValue: DefaultValue?
    let attribute: FieldAttribute?
    let documentation: String?
    /// The sources of the attributes that other modules may act on.
    let foreignAttributes: [String]
    /// Whether a mention of the property is warned of.
    let isDeprecated: Bool
    /// What names the field in the source.
    let syntax: TokenSyntax

    /// Whether the field is written and never read.
    var isComputed: Bool { attribute?.isComputed ?? false }

    /// The rules for the value, if there are any.
    var constraints: ValueConstraints? {
        attribute.map { ValueConstraints($0.syntax) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension ModelField {
    /// The same field where `Self` is another type.
    func replacingSelf(with type: String) -> ModelField {
        ModelField(
            property: property, name: name, type: self.type.replacingSelf(with: type), isOptional: isOptional,
            defaultValue: defaultValue?.replacingSelf(with: type), attribute: attribute, documentation: documentation,
            foreignAttributes: foreignAttributes, isDeprecated: isDeprecated, syntax: syntax)
    }
}
