extension FormValues {
    /// Reads a value in another shape.
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - dto: The shape of the models in it.
    ///   - maximumFaults: How many faults are kept.
    /// - Throws: ``ValidationError`` with all faults.
    public func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, through dto: some DataTransferObject, maximumFaults: Int = 100
    ) throws -> Value {
        // The layouts belong to the DTO, which lives at least until this returns.
        let dto = dto.erased
        return try withExtendedLifetime(dto) {
            var reader = reader(try ReaderState(through: dto, maximumFaults: maximumFaults))
            let value = reader.read(type)
            return try reader.state.settle(value)
        }
    }
}

extension FormShape {
    /// The shape of a model as clients may send it: fields that are read-only or private are not in it.
    public init(_ type: any Model.Type, unnamed strategy: RenameStrategy? = nil) {
        let dto = AnyDTO.marks(of: .model(type))
        self.init(dto?.inputDescription ?? type.modelDescription, unnamed: strategy)
    }
}
