import Synchronization

/// A model in the shape that a ``DTO`` gives it.
public final class DerivedModel: Sendable {
    /// The name of the shape for schemas.
    public let name: String
    /// The model.
    public let type: any Model.Type
    private let settled = Mutex<ModelDescription?>(nil)

    init(name: String, type: any Model.Type) {
        self.name = name
        self.type = type
    }

    /// The fields in this shape.
    public var description: ModelDescription { settled.withLock { $0 } ?? type.modelDescription }

    func settle(_ description: ModelDescription) { settled.withLock { $0 = description } }
}

extension Model {
    /// What is known of the model.
    public static var modelDescription: ModelDescription { modelSchema.description }
}
