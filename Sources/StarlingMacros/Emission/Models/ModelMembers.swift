/// Writes the functions that every model has, around what is particular to one.
struct ModelMembers {
    let model: ModelDeclaration
    let names: ModelNames
    /// What the schema is told beside documentation and options.
    let description: Code
    let reading: Code
    let writing: Code

    /// The members.
    var code: Code {
        var code = schema
        code.add(describe)
        code.add(
            function("static func read(from \(names.reader): inout some StarlingModel.WireReader & ~Swift.Copyable) -> Self?", reading))
        code.add(
            function("func write(to \(names.writer): inout some StarlingModel.WireWriter & ~Swift.Copyable)", writing))
        return code
    }

    /// A member that mentions fields or cases. Where one of these is deprecated the member is too: then it may do so without a warning,
    /// and the protocol, through which it is called, does not warn.
    func member(_ code: Code) -> Code {
        var member = Code()
        if model.mentionsDeprecated { member.add("@available(*, deprecated)") }
        member.add(code)
        return member
    }

    private var schema: Code {
        var code = Code()
        let type = "StarlingModel.ModelSchema<\(model.reference)>"
        if model.isGeneric {
            // There are no static stored properties in generic types.
            code.add("\(model.access)nonisolated static var modelSchema: \(type) {")
            code.add("    StarlingModel.ModelSchema.cached(\(model.reference).self)")
            code.add("}")
        } else {
            code.add(
                "\(model.access)nonisolated static let modelSchema: \(type) = StarlingModel.ModelSchema(\(model.reference).self)")
        }
        return code
    }

    private var describe: Code {
        var body = Code()
        if let documentation = model.documentation {
            body.add("\(names.builder).documentation = \(StringLiterals.source(of: documentation))")
        }
        if !model.arguments.passed.isEmpty {
            let options = model.arguments.passed.map(\.source).joined(separator: ", ")
            body.add("\(names.builder).options = StarlingModel.ModelOptions(\(options))")
        }
        body.add(description)
        return function(
            "static func describeModel(_ \(names.builder): inout StarlingModel.ModelBuilder<\(model.reference)>)", body)
    }

    private func function(_ head: String, _ body: Code) -> Code {
        var code = Code()
        code.add("\(model.access)nonisolated \(head) {")
        code.addIndented(body)
        code.add("}")
        return member(code)
    }
}
