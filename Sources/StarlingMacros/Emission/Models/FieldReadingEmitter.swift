/// Writes how a model with fields is read.
struct FieldReadingEmitter {
    let fields: [ModelField]
    let names: ModelNames
    /// What holds the values while they are read.
    private let read: [String]
    /// What holds them when all are there.
    private let settled: [String]

    init(fields: [ModelField], names: ModelNames) {
        self.fields = fields
        self.names = names
        read = names.list("field", count: fields.count)
        settled = names.list("settled", count: fields.count)
    }

    /// The body of the function.
    var body: Code {
        var code = Code()
        code.add("guard var \(names.model) = \(names.reader).beginModel(Self.modelSchema.layout) else { return nil }")
        for index in readable { code.add("var \(read[index]): \(fields[index].type.optional) = nil") }
        code.add("while true {")
        code.add("    switch \(names.reader).nextField(&\(names.model)) {")
        for index in readable { code.addIndented(reading(of: index)) }
        code.add("    default:")
        var end = Code()
        end.addIndented(construction)
        code.addIndented(end)
        code.add("    }")
        code.add("}")
        return code
    }

    /// The numbers of the fields that are read. Those that are computed count too, because the table lists them.
    private var readable: [Int] { fields.indices.filter { !fields[$0].isComputed } }

    private func reading(of index: Int) -> Code {
        let field = fields[index]
        let assignment = "\(read[index]) = \(names.reader).readField(&\(names.model), \(field.type.reference))"
        var code = Code()
        guard let constraints = field.constraints else {
            code.add("case \(index): \(assignment)")
            return code
        }
        code.add("case \(index):")
        code.add("    \(assignment)")
        var conditions = ["let \(names.value) = \(read[index])"]
        if !constraints.quick.isEmpty {
            let bounds = constraints.quick.map(\.source).joined(separator: ", ")
            conditions.append("!StarlingModel.QuickCheck.passes(\(names.value), \(bounds))")
        }
        conditions.append("!Self.modelSchema.accepts(\(names.value), \(index), in: &\(names.model), &\(names.reader))")
        code.add("    if \(conditions.joined(separator: ", ")) { \(read[index]) = nil }")
        return code
    }

    /// What is done when the last field was read.
    private var construction: Code {
        var code = Code()
        code.add("guard \(names.reader).endModel(&\(names.model)) else { return nil }")
        for index in readable {
            let type = fields[index].type
            if let value = fields[index].defaultValue {
                code.add("let \(settled[index]): \(type.name) = \(read[index]).take() ?? \(value.operand)")
            } else {
                let absent = "\(read[index]).take() ?? StarlingModel.AbsentField.value(\(type.reference))"
                let missing = "\(names.reader).missing(\(index), &\(names.model))"
                code.add("guard let \(settled[index]): \(type.name) = \(absent) else { return \(missing) }")
            }
        }
        let values = readable.map { (fields[$0], settled[$0]) }
        let instance = "Self(\(InitializerEmitter.arguments(values)))"
        code.add("var \(names.value): Self? = \(instance)")
        code.add("\(names.reader).check(&\(names.value), &\(names.model))")
        code.add("return \(names.value)")
        return code
    }
}
