import SwiftSyntax
import SwiftSyntaxMacros

/// Writes what makes a type a model.
struct ModelEmitter {
    let model: ModelDeclaration
    let context: any MacroExpansionContext

    /// The extension with the conformance, and with the initializer of a struct, which would lose the one that the compiler makes if
    /// the struct itself declared another.
    /// - Parameters:
    ///   - type: The type as it is named at file scope.
    ///   - conforms: Whether the conformance is to be stated, because the user has not.
    func declaration(of type: String, conforms: Bool) -> ExtensionDeclSyntax? {
        var code = Code()
        // `nonisolated` keeps the conformance usable everywhere for a type that is isolated to a global actor, be it by an
        // attribute or by the module's default.
        code.add("extension \(type)\(conforms ? ": nonisolated StarlingModel.Model" : "") {")
        if !model.isClass, case .fields(let fields) = model.content {
            var initializer = Code()
            for attribute in deprecation { initializer.add(attribute) }
            initializer.add(InitializerEmitter(fields: fields, access: "private ", namesTypes: false).code)
            code.addIndented(initializer)
        }
        code.add("}")
        return code.declaration(model.availability).as(ExtensionDeclSyntax.self)
    }

    /// The members of the type itself: there, types and default values mean what they mean to the user, be they declared in a type
    /// around the model.
    var memberDeclarations: [DeclSyntax] {
        var code = Code()
        // The expansion indents them.
        code.add("extension Members {")
        code.add(members)
        code.add("}")
        let parsed = code.declaration([]).as(ExtensionDeclSyntax.self)
        return parsed?.memberBlock.members.map { $0.decl.trimmed } ?? []
    }

    private var members: Code {
        switch model.content {
        case .fields(let fields):
            let initializer = model.isClass ? InitializerEmitter(fields: fields, access: "private ") : nil
            var code = FieldModelEmitter(model: model, fields: fields, names: ModelNames(context: context), initializer: initializer).code
            if !model.isClass { code.add(types(of: fields)) }
            return code
        case .rawCases(let cases):
            let names = ModelNames(context: context)
            return members(RawCaseEmitter(cases: cases, names: names), names)
        case .names(let cases):
            let names = ModelNames(context: context)
            return members(NamedCaseEmitter(cases: cases, names: names), names)
        case .variants(let cases): return members(of: cases)
        }
    }

    /// The names for the types of the fields. Where a field is deprecated its type may be too.
    private func types(of fields: [ModelField]) -> Code {
        // Inside another type `Self` is that one.
        let types = InitializerEmitter.types(of: fields.map { $0.replacingSelf(with: model.name) })
        var code = Code()
        guard !types.lines.isEmpty else { return code }
        for attribute in deprecation { code.add(attribute) }
        code.add(types)
        return code
    }

    private func members(of cases: [ModelCase]) -> Code {
        let names = ModelNames(context: context)
        let variants = cases.map { element in
            ModelVariant(
                element: element, structure: Identifiers.declared("Case_\(element.name)"),
                locals: names.list("value", count: element.valueCount))
        }
        var code = members(VariantEmitter(variants: variants, names: names), names)
        code.add(payloads(of: variants))
        return code
    }

    private func members(_ emitter: some CaseEmitter, _ names: ModelNames) -> Code {
        ModelMembers(
            model: model, names: names, description: emitter.description, reading: emitter.reading, writing: emitter.writing
        ).code
    }

    /// The structures that hold values with labels. They stand in an enum of a known name, so that the compiler need not expand the
    /// macro to find any other name.
    private func payloads(of variants: [ModelVariant]) -> Code {
        var structures = Code()
        for variant in variants {
            guard case .fields(let fields) = variant.element.payload else { continue }
            structures.add("nonisolated struct \(variant.structure): StarlingModel.Model {")
            structures.addIndented(payload(of: variant.element, fields))
            structures.add("}")
        }
        var code = Code()
        guard !structures.lines.isEmpty else { return code }
        code.add("fileprivate nonisolated enum ModelCases {")
        code.addIndented(structures)
        code.add("}")
        return code
    }

    private func payload(of element: ModelCase, _ fields: [ModelField]) -> Code {
        let own = fields.map { $0.replacingSelf(with: model.name) }
        let payload = ModelDeclaration(
            name: element.name, reference: "Self", isGeneric: model.isGeneric, isClass: false, access: "", documentation: nil,
            availability: [], arguments: model.arguments.payload(of: (model.name, element.name)), content: .fields(own))
        var code = Code()
        for field in own { code.add("let \(field.property): \(field.type.name)") }
        let initializer = InitializerEmitter(fields: own, access: "fileprivate ")
        code.add(
            FieldModelEmitter(model: payload, fields: own, names: ModelNames(context: context), initializer: initializer).code)
        return code
    }

    private var deprecation: [String] { model.mentionsDeprecated ? ["@available(*, deprecated)"] : [] }
}
