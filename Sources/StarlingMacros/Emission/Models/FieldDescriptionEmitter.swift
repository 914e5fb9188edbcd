import SwiftSyntax

/// Writes what a field tells its model's schema.
struct FieldDescriptionEmitter {
    let field: ModelField
    /// How the code names the model.
    let model: String

    /// The arguments of `ModelBuilder.field`.
    var arguments: String {
        var parts = [
            StringLiterals.source(of: field.name), "\\\(model).\(field.property)", "\\\(model)?.?.\(field.property)",
            field.type.reference,
        ]
        if let name = field.attribute?.name { parts.append("wireName: \(name.expression.trimmedDescription)") }
        if let value = field.defaultValue { parts.append("default: { \(value.body) }") }
        if let constraints = field.constraints { parts.append("constraints: \(constraints.source(for: field.type))") }
        if !marks.isEmpty { parts.append("marks: [\(marks.joined(separator: ", "))]") }
        if let attribute = field.attribute {
            parts += attribute.syntax.arguments(["title", "description", "examples"]).compactMap(\.passed?.source)
        }
        if let documentation = field.documentation { parts.append("documentation: \(StringLiterals.source(of: documentation))") }
        if !field.foreignAttributes.isEmpty {
            parts.append("attributes: [\(field.foreignAttributes.map(StringLiterals.source).joined(separator: ", "))]")
        }
        if field.isComputed { parts.append("isComputed: true") }
        return parts.joined(separator: ", ")
    }

    private var marks: [String] {
        let written = field.attribute?.marks.map(\.expression.trimmedDescription) ?? []
        let isMarked = field.attribute?.mark("deprecated") != nil
        let isDeprecated = field.isDeprecated || field.attribute?.isDeprecated == true
        return isDeprecated && !isMarked ? written + [".deprecated"] : written
    }
}
