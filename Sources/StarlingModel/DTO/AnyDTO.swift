/// A ``DTO`` of whatever model: what options of a framework take.
public protocol DataTransferObject: Sendable {
    /// The DTO without its model's type.
    var erased: AnyDTO { get }
}

extension DTO: DataTransferObject {
    /// The DTO without its model's type.
    public var erased: AnyDTO { AnyDTO(self) }
}

/// A ``DTO`` without its model's type.
public struct AnyDTO: DataTransferObject {
    /// The model.
    public let model: any Model.Type
    @usableFromInline let plan: DTOPlan

    /// Forgets the type of a DTO's model.
    public init<Root>(_ dto: DTO<Root>) {
        model = Root.self
        plan = dto.plan
    }

    /// The marks of the models within a type, in force; `nil` when there are none, so that nothing need be done.
    public static func marks(of type: WireType) -> AnyDTO? {
        guard let model = type.model else { return nil }
        func open<Root: Model>(_ type: Root.Type) -> AnyDTO { DTO<Root>.marks.erased }
        let dto = open(model)
        return dto.plan.isTrivial ? nil : dto
    }

    /// Itself.
    public var erased: AnyDTO { self }

    /// The name of the shape for schemas.
    public var name: String { plan.name }

    /// What is wrong with the configuration.
    public var faults: [Fault] { plan.faults }

    /// The fields that keep the model itself from being read through the DTO.
    public var missingForReading: [String] { plan.missingForReading }

    /// What is known of the shape that is read.
    public var inputDescription: ModelDescription { plan.description(isInput: true) }

    /// What is known of the shape that is written.
    public var outputDescription: ModelDescription { plan.description(isInput: false) }

    /// Whether two DTOs have the same shape.
    public func hasShape(of other: AnyDTO) -> Bool { plan.fingerprint == other.plan.fingerprint }

    /// Whether a type holds the DTO's model, so that the DTO does something.
    public func acts(on type: WireType) -> Bool {
        var visited: Set<ObjectIdentifier> = []
        return type.holds(model, visited: &visited)
    }
}

extension WireType {
    /// Whether a value of the type may hold one of the model.
    func holds(_ model: any Model.Type, visited: inout Set<ObjectIdentifier>) -> Bool {
        switch self {
        case .optional(let type), .maybe(let type), .array(let type), .set(let type), .dictionary(let type):
            return type.holds(model, visited: &visited)
        case .union(let types):
            for type in types where type.holds(model, visited: &visited) { return true }
            return false
        case .model(let type), .fields(let type):
            if type == model { return true }
            guard visited.insert(ObjectIdentifier(type)).inserted else { return false }
            let description = type.modelDescription
            for below in description.fields.map(\.type) + description.variants.map(\.type)
            where below.holds(model, visited: &visited) { return true }
            return false
        default: return false
        }
    }

    /// Whether a value of the type holds some of the fields of a model instead of the model.
    public var isPartial: Bool {
        switch self {
        case .fields: true
        case .optional(let type), .maybe(let type), .array(let type), .set(let type), .dictionary(let type): type.isPartial
        default: false
        }
    }
}
