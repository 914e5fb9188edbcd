import Synchronization

/// A model in the shape that a ``DTO`` gives it.
public final class DerivedModel: Sendable {
    /// The name of the shape for schemas.
    public let name: String
    /// The model.
    public let type: any Model.Type
    /// The ``ModelDescription`` of the shape. It comes later than the rest and without its type, for it is made of wire
    /// types itself, this one perhaps among them.
    private let table = Mutex<(any Sendable)?>(nil)

    init(name: String, type: any Model.Type) {
        self.name = name
        self.type = type
    }

    /// What there is of the shape, if it is of this type.
    func table<Description: Sendable>(_ type: Description.Type) -> Description? { table.withLock { $0 } as? Description }

    /// Keeps the description of the shape.
    func settle(_ description: some Sendable) { table.withLock { $0 = description } }
}
