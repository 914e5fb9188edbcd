import StarlingHTTP
import StarlingModel

/// Why a body cannot be read as the form that it is, or as no form.
enum FormFaults {
    static func reasons(_ type: WireType, _ dto: AnyDTO?, _ formats: [BodyFormat]) -> [String] {
        var reasons: [String] = []
        if !formats.contains(.multipart), holdsFiles(type, dto?.inputDescription) {
            reasons.append("it has a file in it, which comes in multipart forms alone: say `@Body(media: .multipart)`")
        }
        if formats.contains(where: \.isForm) { reasons += faults(type, dto) }
        return reasons
    }

    /// Whether there may be a file in a value.
    static func holdsFiles(_ type: WireType, _ shape: ModelDescription?) -> Bool {
        guard let shape, let model = type.wrappedModel, model == shape.type else { return type.holdsFiles }
        return shape.fields.contains { $0.type.holdsFiles } || shape.variants.contains { $0.type.holdsFiles }
    }

    private static func faults(_ type: WireType, _ dto: AnyDTO?) -> [String] {
        switch type {
        // What these look like is not known before a form has come.
        case .dictionary, .codable, .any: return []
        case .optional(let type), .maybe(let type): return faults(type, dto)
        case .model(let model), .fields(let model):
            let description = dto?.model == model ? dto?.inputDescription : nil
            let shape = FormShape(description ?? model.modelDescription)
            guard (description ?? model.modelDescription).kind == .object else { return [isNone] }
            return shape.unreadable.map { "`\($0)` is neither a single value, nor a list of them, nor a model of such fields" }
        default: return [isNone]
        }
    }

    private static var isNone: String { "a form has names with values; make it a field of a model" }
}

extension WireType {
    /// The model that a value is, or may be.
    fileprivate var wrappedModel: (any Model.Type)? {
        switch self {
        case .model(let model), .fields(let model): model
        case .optional(let type), .maybe(let type): type.wrappedModel
        default: nil
        }
    }
}
