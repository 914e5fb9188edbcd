/// Writes the initializer that a model is read with. Its labels are nobody else's, so that it stands beside any initializer
/// of the user's.
struct InitializerEmitter {
    let fields: [ModelField]
    /// The access modifier with a space behind it.
    let access: String
    /// Whether the types stand in it as the user wrote them; if not, as ``types(of:)`` names them.
    var namesTypes = true

    /// The initializer.
    var code: Code {
        let stored = fields.filter { !$0.isComputed }
        let parameters = stored.enumerated().map {
            "modelField\($0.offset) value\($0.offset): \(namesTypes ? $0.element.type.name : "ModelFields.Field\($0.offset)")"
        }
        var code = Code()
        // Without fields it would have no argument to tell it by.
        let list = parameters.isEmpty ? "modelFields: Swift.Void" : parameters.joined(separator: ", ")
        code.add("nonisolated \(access)init(\(list)) {")
        for (index, field) in stored.enumerated() { code.add("    self.\(field.property) = value\(index)") }
        code.add("}")
        return code
    }

    /// Names for the types of the fields, for an extension: it does not see what is declared in a type around the model.
    static func types(of fields: [ModelField]) -> Code {
        var code = Code()
        let stored = fields.filter { !$0.isComputed }
        if stored.isEmpty { return code }
        code.add("fileprivate nonisolated enum ModelFields {")
        for (index, field) in stored.enumerated() { code.add("    typealias Field\(index) = \(field.type.name)") }
        code.add("}")
        return code
    }

    /// The arguments of a call.
    /// - Parameter values: The fields that are read, with their values.
    static func arguments(_ values: [(field: ModelField, value: String)]) -> String {
        if values.isEmpty { return "modelFields: ()" }
        return values.enumerated().map { "modelField\($0.offset): \($0.element.value)" }.joined(separator: ", ")
    }
}
