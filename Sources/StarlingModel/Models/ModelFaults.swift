/// Gathers what ``Model/validate(_:)`` finds.
public struct ModelFaults<Root: Model> {
    @usableFromInline var faults: [Fault]
    @usableFromInline let layout: ModelLayout

    @inlinable @inline(__always)
    init(_ layout: ModelLayout) {
        faults = []
        self.layout = layout
    }

    /// Adds a fault of one field, which is named as it is on the wire.
    /// - Parameters:
    ///   - field: The field. A path to something that is no field of the model puts the fault on the whole value.
    ///   - reason: What is wrong, as a sentence for the client.
    public mutating func add(_ field: PartialKeyPath<Root>, _ reason: String) {
        add(field, Fault(.invalidValue, ["reason": reason]))
    }

    /// Adds a fault of one field, which is named as it is on the wire.
    /// - Parameters:
    ///   - field: The field. A path to something that is no field of the model puts the fault on the whole value.
    ///   - fault: What is wrong. Its path is below the field's.
    public mutating func add(_ field: PartialKeyPath<Root>, _ fault: Fault) {
        let index = Root.modelSchema.description.index(of: field)
        faults.append(index.map { fault.below(layout.name(of: $0)) } ?? fault)
    }

    /// Adds a fault of the whole value.
    /// - Parameter reason: What is wrong, as a sentence for the client.
    public mutating func add(_ reason: String) { faults.append(Fault(.invalidValue, ["reason": reason])) }

    /// Adds a fault of the whole value.
    public mutating func add(_ fault: Fault) { faults.append(fault) }
}
