extension ReaderState {
    /// A state for reading through a DTO.
    @usableFromInline
    init(through dto: AnyDTO, maximumFaults: Int) throws {
        if !dto.faults.isEmpty { throw ValidationError(dto.faults) }
        self.init(plan: dto.plan.root, maximumFaults: maximumFaults)
    }
}

extension WriterState {
    /// A state for writing through a DTO.
    @usableFromInline
    init(through dto: AnyDTO, sortsKeys: Bool = false) throws {
        if !dto.faults.isEmpty { throw ValidationError(dto.faults) }
        self.init(plan: dto.plan.root, sortsKeys: sortsKeys)
    }
}
