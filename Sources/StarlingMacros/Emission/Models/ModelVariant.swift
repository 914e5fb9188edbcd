/// A case with what generated code needs to take its values apart and to put them together.
struct ModelVariant {
    let element: ModelCase
    /// The name of the structure that holds values with labels.
    let structure: String
    /// Locals for the values.
    let locals: [String]

    /// What the case holds, as a value.
    var type: String {
        switch element.payload {
        case .nothing: "StarlingModel.NoFields.self"
        case .value(let type, _): type.reference
        case .fields: "ModelCases.\(structure).self"
        }
    }

    /// The body of a closure that makes the case of what it holds.
    var construction: String {
        switch element.payload {
        case .nothing: return "_ in Self.\(element.identifier)"
        case .value: return "Self.\(element.identifier)($0)"
        case .fields(let fields):
            let arguments = fields.map { "\(Identifiers.label($0.name)): $0.\($0.property)" }
            return "Self.\(element.identifier)(\(arguments.joined(separator: ", ")))"
        }
    }

    /// The pattern that takes the case apart.
    var pattern: String {
        switch element.payload {
        case .nothing: return ".\(element.identifier)"
        case .value: return ".\(element.identifier)(let \(locals[0]))"
        case .fields(let fields):
            let parts = zip(fields, locals).map { "\(Identifiers.label($0.name)): let \($1)" }
            return ".\(element.identifier)(\(parts.joined(separator: ", ")))"
        }
    }

    /// What the case holds, made of the locals.
    var value: String {
        switch element.payload {
        case .nothing: return "StarlingModel.NoFields()"
        case .value: return locals[0]
        case .fields(let fields):
            return "ModelCases.\(structure)(\(InitializerEmitter.arguments(Array(zip(fields, locals)))))"
        }
    }
}

extension ModelCase {
    /// How many values the case holds.
    var valueCount: Int {
        switch payload {
        case .nothing: 0
        case .value: 1
        case .fields(let fields): fields.count
        }
    }
}
