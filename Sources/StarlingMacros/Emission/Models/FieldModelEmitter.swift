/// Writes the members of a struct or a class.
struct FieldModelEmitter {
    let model: ModelDeclaration
    let fields: [ModelField]
    let names: ModelNames
    /// The initializer, where it stands among the other members.
    let initializer: InitializerEmitter?

    /// The members.
    var code: Code {
        var description = Code()
        for field in fields {
            description.add("\(names.builder).field(\(FieldDescriptionEmitter(field: field, model: model.reference).arguments))")
        }
        let members = ModelMembers(
            model: model, names: names, description: description,
            reading: FieldReadingEmitter(fields: fields, names: names).body,
            writing: FieldWritingEmitter(fields: fields, arguments: model.arguments, names: names).body)
        var code = members.code
        if let initializer { code.add(members.member(initializer.code)) }
        return code
    }
}
