/// Writes how a model with fields is written.
struct FieldWritingEmitter {
    let fields: [ModelField]
    let arguments: ModelArguments
    let names: ModelNames

    /// The body of the function.
    var body: Code {
        var code = Code()
        code.add("\(fields.isEmpty ? "let" : "var") \(names.model) = \(names.writer).beginModel(Self.modelSchema.layout)")
        for (index, field) in fields.enumerated() { code.add(writing(of: field, index)) }
        code.add("\(names.writer).endModel(\(names.model))")
        return code
    }

    private func writing(of field: ModelField, _ index: Int) -> String {
        let call = "\(names.writer).writeField(\(index), self.\(field.property), &\(names.model)"
        guard arguments.omitsDefaults, let value = field.defaultValue else {
            let omitsNil = arguments.omitsNil || arguments.omitsDefaults && field.isOptional
            return omitsNil ? "\(call), omitNil: true)" : "\(call))"
        }
        let omitting = "\(call), omitting: \(value.operand))"
        return arguments.omitsNil && field.isOptional ? "if self.\(field.property) != nil { \(omitting) }" : omitting
    }
}
