extension WireType {
    /// Whether a value of the type may have a file in it, which a ``FormValues`` alone can give.
    public var holdsFiles: Bool {
        var visited: Set<ObjectIdentifier> = []
        return holdsFiles(&visited)
    }

    private func holdsFiles(_ visited: inout Set<ObjectIdentifier>) -> Bool {
        switch self {
        case .file: return true
        case .optional(let type), .maybe(let type), .array(let type), .set(let type), .dictionary(let type):
            return type.holdsFiles(&visited)
        case .union(let types): return Self.anyHolds(types, &visited)
        case .model(let type), .fields(let type):
            guard visited.insert(ObjectIdentifier(type)).inserted else { return false }
            return Self.anyHolds(type.modelDescription.contents, &visited)
        // A model within itself stands there as its own shape, so this ends as well.
        case .derived(let model):
            guard visited.insert(ObjectIdentifier(model.type)).inserted else { return false }
            return Self.anyHolds(model.description.contents, &visited)
        case .any, .null, .bool, .integer, .number, .string, .bytes, .codable: return false
        }
    }

    private static func anyHolds(_ types: [WireType], _ visited: inout Set<ObjectIdentifier>) -> Bool {
        for type in types where type.holdsFiles(&visited) { return true }
        return false
    }
}

extension ModelDescription {
    /// What stands in the fields and the cases.
    fileprivate var contents: [WireType] { fields.map(\.type) + variants.map(\.type) }
}
