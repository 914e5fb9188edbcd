extension WireReader where Self: ~Copyable {
    /// Records that a value has another type than expected, and passes over it.
    @inline(never) @usableFromInline
    mutating func rejectType(_ expected: String) {
        guard let found = peek() else {
            skip()  // Nothing there: the reader says why.
            return
        }
        let faults = state.faultCount
        skip()
        if faults == state.faultCount {
            state.record(Fault(.wrongType, ["type": expected, "got": found.name]))
        }
    }

    /// Records that there is no file, and passes over what there is.
    public mutating func readFile<Value>(_ type: Value.Type) -> Value? {
        rejectType("file")
        return nil
    }

    /// Records a fault of the value that was just read.
    @inlinable
    public mutating func record(_ fault: Fault) { state.record(fault) }

    /// Reads the value of the present field.
    @inlinable @inline(__always)
    public mutating func readField<Value: WireValue>(_ model: inout ModelCursor, _ type: Value.Type) -> Value? {
        if _slowPath(model.layout.header.pointee.isPlan) { state.plan = model.layout.header.pointee.entries[model.field].nested }
        if let value = read(Value.self) { return value }
        locate(&model)
        return nil
    }

    /// Reads the value of the present field, of a type that knows `Decodable` only.
    @inlinable
    @_disfavoredOverload
    public mutating func readField<Value: Decodable>(_ model: inout ModelCursor, _ type: Value.Type) -> Value? {
        if let value = readDecodable(Value.self) { return value }
        locate(&model)
        return nil
    }

    /// Puts the faults of the present field below its name.
    @inline(never)
    public mutating func locate(_ model: inout ModelCursor) {
        state.locate(from: &model.mark, below: model.layout.name(of: model.field))
    }

    /// Puts the faults of the present element below its index.
    @inline(never) @usableFromInline
    mutating func locate(_ array: inout ArrayCursor) {
        state.locate(from: &array.mark, below: "[\(array.count - 1)]")
    }

    /// Records faults of the present field's value, if there are any.
    /// - Returns: Whether there are none.
    @inline(never)
    public mutating func accept(_ faults: [Fault], of model: inout ModelCursor) -> Bool {
        if faults.isEmpty { return true }
        for fault in faults { state.record(fault) }
        locate(&model)
        return false
    }

    /// Leaves a model whose last field was read.
    /// - Returns: Whether it can be built: there was no fault in it, and no key is missing.
    @inlinable @inline(__always)
    public mutating func endModel(_ model: inout ModelCursor) -> Bool {
        state.plan = model.outerPlan
        if _slowPath(model.layout.header.pointee.required & ~model.seen != 0) { recordMissing(&model) }
        return state.faultCount == model.start
    }

    /// Records every key that must be there and is not.
    @inline(never) @usableFromInline
    mutating func recordMissing(_ model: inout ModelCursor) {
        // What comes before unreadable text cannot be missing.
        if state.malformed != nil { return }
        let missing = model.layout.header.pointee.required & ~model.seen
        for index in 0..<min(model.layout.count, 64) where missing & (1 << UInt64(index)) != 0 {
            recordMissing(index, in: &model)
        }
    }

    /// Records that a key is missing.
    @inline(never)
    public mutating func recordMissing(_ index: Int, in model: inout ModelCursor) {
        state.record(Fault(.missingField, ["field": model.layout.name(of: index)], path: ""))
        model.mark = state.faultCount
    }

    /// Records that a key is there twice.
    @inline(never) @usableFromInline
    mutating func recordDuplicate(_ key: String) {
        state.record(Fault(.duplicateField, ["field": key]))
    }

    /// Records that a key is no field's.
    @inline(never) @usableFromInline
    mutating func recordUnknown(_ key: String) {
        state.record(Fault(.unknownField, ["field": key]))
    }
}

extension WireReader where Self: ~Copyable {
    /// A place for readers of nothing. One byte for the whole program, never read, never freed.
    @usableFromInline static var nowhere: UnsafePointer<UInt8> { emptyMemory }
}

// Sendable is sound: the memory is never written after this, nor freed.
private nonisolated(unsafe) let emptyMemory: UnsafePointer<UInt8> = {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    memory.initialize(to: 0)
    return UnsafePointer(memory)
}()
